import assert from "node:assert/strict";
import { withClient } from "../bench/servedOrg.ts";
import { dealsWithoutOneHandoff, numberOf, withDealOrg } from "./dealOrg.ts";
import type { Trial } from "./trial.ts";

const DEALS = 10_000;
const LONGEST_MILLISECONDS = 30 * 60_000;

/** Many won Opportunities at once. */
export const bulk: Trial = {
  name: "bulk",
  says: `${DEALS} won Opportunities by one Bulk API 2.0 job, triggers on`,
  run: () =>
    withDealOrg((org) =>
      withClient(org, async (connection) => {
        connection.bulk2.pollInterval = 500;
        connection.bulk2.pollTimeout = LONGEST_MILLISECONDS;
        const input = Array.from({ length: DEALS }, (_, index) => ({
          Name: `Deal ${index}`,
          StageName: "Closed Won",
          CloseDate: "2026-01-31"
        }));
        const { successfulResults, failedResults } = await connection.bulk2.loadAndWaitForResults({
          object: "Opportunity",
          operation: "insert",
          input
        });
        assert.deepEqual(failedResults.slice(0, 3), []);
        assert.equal(successfulResults.length, DEALS);
        org.drain();
        assert.equal(dealsWithoutOneHandoff(org), 0);
        assert.equal(numberOf(org, "SELECT COUNT(*) FROM Handoff__c"), DEALS);
        return `${DEALS} Opportunities and as many handoffs`;
      })
    )
};
