import assert from "node:assert/strict";
import type { OpenedOrg } from "../../local-org/openOrg.ts";
import { withClient } from "../bench/servedOrg.ts";
import { look, withFolders } from "./dealOrg.ts";
import { numberOf, requireDeals } from "./kept.ts";
import type { Trial } from "./trial.ts";

const DEALS = 10_000;
const MOST_SECONDS = 300;

/** Many won Opportunities at once. */
export const bulk: Trial = {
  name: "bulk",
  says: `${DEALS} won Opportunities by one Bulk API 2.0 job, triggers on`,
  mostSeconds: MOST_SECONDS,
  run: (tell) =>
    withFolders(async (made) => {
      const org = made.open();
      const acknowledged = new Map<string, string>();
      const clock = setInterval(() => tell(`${countOf(org)} Opportunities`), 1000);
      try {
        await withClient(org, async (connection) => {
          connection.bulk2.pollInterval = 500;
          connection.bulk2.pollTimeout = MOST_SECONDS * 1000;
          const { successfulResults, failedResults } = await connection.bulk2.loadAndWaitForResults({
            object: "Opportunity",
            operation: "insert",
            input: deals()
          });
          assert.deepEqual(failedResults.slice(0, 3), []);
          for (const result of successfulResults) acknowledged.set(result.sf__Id, String(Object(result).Name));
        });
        org.drain();
      } finally {
        clearInterval(clock);
        org.close();
      }
      assert.deepEqual(new Set(acknowledged.values()), new Set(deals().map(({ Name }) => Name)));
      look(made, (store) => requireDeals(store, { acknowledged }));
      return `${acknowledged.size} Opportunities under the ids that were answered, each with one handoff, after the org was closed`;
    })
};

function countOf({ store }: OpenedOrg): number {
  return numberOf(store, `SELECT COUNT(*) FROM "Opportunity"`);
}

function deals(): { Name: string; StageName: string; CloseDate: string }[] {
  return Array.from({ length: DEALS }, (_, index) => ({
    Name: `Deal ${index}`,
    StageName: "Closed Won",
    CloseDate: "2026-01-31"
  }));
}
