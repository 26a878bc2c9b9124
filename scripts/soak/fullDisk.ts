import assert from "node:assert/strict";
import { addOpenDeals, winOpenDeals } from "../bench/deals.ts";
import { dealsWithoutOneHandoff, numberOf, withDealOrg } from "./dealOrg.ts";
import type { Trial } from "./trial.ts";

const DEALS = 20;
const PAGES_LEFT = [0, 5, 20, 60, 150];

/** No room at many a moment of a write. */
export const fullDisk: Trial = {
  name: "full-disk",
  says: `no room for the win of ${DEALS} Opportunities, at ${PAGES_LEFT.length} different moments of it`,
  run: () =>
    withDealOrg(async (org) => {
      let refused = 0;
      for (const left of PAGES_LEFT) {
        addOpenDeals(org, DEALS);
        const before = numberOf(org, "SELECT COUNT(*) FROM Handoff__c");
        org.store.all(`PRAGMA max_page_count = ${numberOf(org, "PRAGMA page_count") + left}`, []);
        try {
          winOpenDeals(org);
        } catch (error) {
          assert.match(String(error), /The records cannot be stored: the disk is full/);
          assert.equal(numberOf(org, "SELECT COUNT(*) FROM Handoff__c"), before);
          refused++;
        }
        org.store.all("PRAGMA max_page_count = 1000000", []);
        winOpenDeals(org);
        assert.equal(numberOf(org, "SELECT COUNT(*) FROM Handoff__c"), before + DEALS);
        assert.equal(dealsWithoutOneHandoff(org), 0);
      }
      assert.ok(refused > 0, "The disk was never full.");
      return `refused ${refused} times, nothing half done, and done once there was room`;
    })
};
