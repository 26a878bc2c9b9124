import assert from "node:assert/strict";
import type { OpenedOrg } from "../../local-org/openOrg.ts";
import { addOpenDeals, winOpenDeals } from "../bench/deals.ts";
import { look, withFolders } from "./dealOrg.ts";
import { contentOf, numberOf, requireDeals } from "./kept.ts";
import type { Trial } from "./trial.ts";

const DEALS = 20;
const PAGES_LEFT = [0, 5, 20, 60, 150];
const MANY_PAGES = 1_000_000;

/** No room at many a moment of a write. */
export const fullDisk: Trial = {
  name: "full-disk",
  says: `no room for the win of ${DEALS} Opportunities, at ${PAGES_LEFT.length} different moments of it`,
  mostSeconds: 120,
  run: (tell) =>
    withFolders(async (made) => {
      const org = made.open();
      const acknowledged = new Map<string, string>();
      let refused = 0;
      try {
        for (const left of PAGES_LEFT) {
          for (const id of addOpenDeals(org, DEALS)) acknowledged.set(id, nameOf(org, id));
          if (isRefused(org, left)) refused++;
          winOpenDeals(org);
          tell(`refused ${refused} times, ${acknowledged.size} deals won`);
        }
      } finally {
        org.close();
      }
      assert.ok(refused > 1, `The disk was full ${refused} times only.`);
      look(made, (store) => requireDeals(store, { acknowledged }));
      return `refused ${refused} times with not a row changed, and all ${acknowledged.size} won once there was room`;
    })
};

/** Wins the open deals with so many pages left; where that is too few, not a row may have changed. */
function isRefused(org: OpenedOrg, pagesLeft: number): boolean {
  const { store } = org;
  const before = contentOf(store);
  store.all(`PRAGMA max_page_count = ${numberOf(store, "PRAGMA page_count") + pagesLeft}`, []);
  try {
    winOpenDeals(org);
    return false;
  } catch (error) {
    assert.match(String(error), /The records cannot be stored: the disk is full/);
    assert.equal(contentOf(store), before, "something of what was refused is there");
    return true;
  } finally {
    store.all(`PRAGMA max_page_count = ${MANY_PAGES}`, []);
  }
}

function nameOf({ store }: OpenedOrg, id: string): string {
  return String(store.all(`SELECT "Name" AS name FROM "Opportunity" WHERE "Id" = ?`, [id])[0]?.["name"]);
}
