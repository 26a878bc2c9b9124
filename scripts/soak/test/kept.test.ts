import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openOrg, type OpenedOrg } from "../../../local-org/openOrg.ts";
import { runApex } from "../../bench/deals.ts";
import { PROJECT } from "../../bench/projectCopy.ts";
import { contentOf, requireDeals, requireRecords } from "../kept.ts";

const UNDO = Symbol("undo");

describe("what the trials of the soak look for", () => {
  let org: OpenedOrg;
  let acknowledged: Map<string, string>;

  before(() => {
    org = openOrg({ projectDir: PROJECT, dataDir: ":memory:", blank: true });
    runApex(org, `${winning("Deal 1")} ${winning("Deal 2")}`);
    acknowledged = namesById();
  });

  after(() => org.close());

  function winning(name: string): string {
    return `insert new Opportunity(Name = '${name}', StageName = 'Closed Won', CloseDate = Date.today());`;
  }

  function namesById(): Map<string, string> {
    const rows = org.store.all(`SELECT "Id" AS id, "Name" AS name FROM "Opportunity"`, []);
    return new Map(rows.map(({ id, name }) => [String(id), String(name)]));
  }

  /** Does the harm, looks, and takes it back. */
  function harmed(harm: () => void, look: () => void): void {
    try {
      org.store.transaction(() => {
        harm();
        look();
        throw UNDO;
      });
    } catch (thrown) {
      if (thrown !== UNDO) throw thrown;
    }
  }

  function refuses(sql: string, told: RegExp): void {
    harmed(
      () => void org.store.all(sql, []),
      () => assert.throws(() => requireDeals(org.store, { acknowledged }), told)
    );
  }

  it("is content with what is whole", () => {
    assert.deepEqual(requireDeals(org.store, { acknowledged }), { whole: 0, absent: 0 });
  });

  it("misses an acknowledged record", () => {
    refuses(`DELETE FROM "Opportunity" WHERE "Name" = 'Deal 1'`, /Deal 1 \(006\w+\) is lost/);
  });

  it("misses what was written into a record", () => {
    refuses(`UPDATE "Opportunity" SET "Name" = 'Deal 9' WHERE "Name" = 'Deal 1'`, /Deal 1 \(006\w+\) is lost/);
  });

  it("sees the half of a transaction that its trigger did not do", () => {
    refuses(`DELETE FROM "Handoff__c"`, /half written: won without exactly one handoff/);
  });

  it("sees a deal that was not won", () => {
    refuses(`UPDATE "Opportunity" SET "IsWon" = 0 WHERE "Name" = 'Deal 1'`, /half written/);
  });

  it("sees a record that was written twice", () => {
    harmed(
      () => runApex(org, winning("Deal 1")),
      () => assert.throws(() => requireDeals(org.store, { acknowledged }), /doubled, or sent by nobody/)
    );
  });

  it("lets writes that were not answered be there whole or not at all", () => {
    const unanswered = [
      ["Deal 3", "Deal 4"],
      ["Deal 5", "Deal 6"]
    ];
    const look = (): unknown => requireDeals(org.store, { acknowledged, unanswered });
    assert.deepEqual(look(), { whole: 0, absent: 2 });
    harmed(
      () => runApex(org, winning("Deal 3")),
      () => assert.throws(look, /half written or doubled/)
    );
    harmed(
      () => runApex(org, `${winning("Deal 3")} ${winning("Deal 4")}`),
      () => assert.deepEqual(look(), { whole: 1, absent: 1 })
    );
    harmed(
      () => runApex(org, `${winning("Deal 3")} ${winning("Deal 4")} ${winning("Deal 4")}`),
      () => assert.throws(look, /half written or doubled/)
    );
  });

  it("compares the records of an object with those that were written", () => {
    requireRecords(org.store, "Opportunity", acknowledged);
    harmed(
      () => runApex(org, winning("Deal 3")),
      () => assert.throws(() => requireRecords(org.store, "Opportunity", acknowledged), /lost, doubled or changed/)
    );
  });

  it("sees the smallest change of what lies in the store", () => {
    const before = contentOf(org.store);
    assert.equal(contentOf(org.store), before);
    harmed(
      () => void org.store.all(`UPDATE "Handoff__c" SET "Name" = "Name" || '.' WHERE "rowid" = 1`, []),
      () => assert.notEqual(contentOf(org.store), before)
    );
  });
});
