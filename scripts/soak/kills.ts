import assert from "node:assert/strict";
import { killInTheMiddle } from "../../local-org/server/test/killedWriter.ts";
import { dealsWithoutOneHandoff, makeDealOrg, numberOf } from "./dealOrg.ts";
import type { Trial } from "./trial.ts";

const KILLS = 100;
const WRITES_EACH = 3;

/** A deal and its win, in one transaction: the trigger makes the handoff. */
const WRITE = `
  Account customer = new Account(Name = 'Customer {n}');
  insert customer;
  Opportunity deal = new Opportunity(
    Name = 'Deal {n}', AccountId = customer.Id, StageName = 'Prospecting', CloseDate = Date.today()
  );
  insert deal;
  deal.StageName = 'Closed Won';
  update deal;`;

/** Ends the process in the middle of writes, again and again. */
export const kills: Trial = {
  name: "kills",
  says: `killed (-9) ${KILLS} times in the middle of winning Opportunities`,
  async run() {
    const made = makeDealOrg();
    try {
      let acknowledged = 0;
      let last = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const from = last + 1;
        const upTo = await killInTheMiddle({ ...made, apex: WRITE }, from, WRITES_EACH);
        acknowledged += upTo - last;
        last = check(made.open(), from, upTo);
      }
      return `${acknowledged} acknowledged Opportunities, all there with one handoff each, after ${KILLS} kills`;
    } finally {
      made.remove();
    }
  }
};

/** Answers the last number that was written, acknowledged or not. */
function check(org: ReturnType<ReturnType<typeof makeDealOrg>["open"]>, from: number, upTo: number): number {
  try {
    const written = org.store
      .all("SELECT Name FROM Opportunity WHERE IsWon = 1", [])
      .map(({ Name }) => Number(String(Name).split(" ")[1]));
    const known = new Set(written);
    for (let number = from; number <= upTo; number++) assert.ok(known.has(number), `Deal ${number} is lost`);
    assert.ok(written.length === known.size && Math.max(...written) <= upTo + 1);
    assert.equal(dealsWithoutOneHandoff(org), 0, "half written");
    assert.equal(numberOf(org, "SELECT COUNT(*) FROM Opportunity WHERE IsWon = 0"), 0, "half written");
    assert.deepEqual(org.store.all("PRAGMA integrity_check", []).map(Object.values), [["ok"]]);
    return Math.max(...written);
  } finally {
    org.close();
  }
}
