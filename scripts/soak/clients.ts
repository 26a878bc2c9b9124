import assert from "node:assert/strict";
import type { Connection } from "jsforce";
import { addOpenDeals } from "../bench/deals.ts";
import { withClient } from "../bench/servedOrg.ts";
import { dealsWithoutOneHandoff, numberOf, withDealOrg } from "./dealOrg.ts";
import type { Trial } from "./trial.ts";

const CLIENTS = 50;
const DEALS_EACH = 4;

/** Many clients at once, and each deal closed by two of them. */
export const clients: Trial = {
  name: "clients",
  says: `${CLIENTS} clients at once, who read and close Opportunities, two of them each one at the same time`,
  run: () =>
    withDealOrg((org) => {
      const deals = addOpenDeals(org, CLIENTS * DEALS_EACH);
      return withClient(org, async (connection) => {
        await Promise.all(Array.from({ length: CLIENTS }, (_, number) => work(connection, number, deals)));
        assert.equal(dealsWithoutOneHandoff(org), 0);
        assert.equal(numberOf(org, "SELECT COUNT(*) FROM Opportunity WHERE IsWon = 1"), deals.length);
        assert.equal(numberOf(org, "SELECT COUNT(*) FROM Handoff__c"), deals.length);
        return `${deals.length} Opportunities, each closed by two clients, one handoff each`;
      });
    })
};

/** Closes the client's own deals and those of the next client, who does the same at the same time. */
async function work(connection: Connection, number: number, deals: readonly string[]): Promise<void> {
  for (let turn = 0; turn < DEALS_EACH; turn++) {
    const own = deals[number * DEALS_EACH + turn];
    const shared = deals[((number + 1) % CLIENTS) * DEALS_EACH + turn];
    await Promise.all([close(connection, own), close(connection, shared)]);
    const { totalSize } = await connection.query(`SELECT Id FROM Handoff__c WHERE Opportunity__c = '${own}'`);
    assert.equal(totalSize, 1);
  }
}

async function close(connection: Connection, Id: string | undefined): Promise<void> {
  assert.ok(Id !== undefined);
  const result = await connection.sobject("Opportunity").update({ Id, StageName: "Closed Won" });
  assert.ok(result.success, JSON.stringify(result.errors));
}
