import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { openOrg } from "../../openOrg.ts";
import { SYSTEM_MODE } from "../../security/types.ts";

/** Outside of tests the triggers of events run after the commit, by themselves. */
describe("triggers of events", () => {
  const projectDir = join(import.meta.dirname, "conformance/data-rules");
  const org = openOrg({ projectDir, dataDir: ":memory:", blank: true });
  after(() => org.close());

  function run(apex: string): void {
    const result = org.transact(org.administratorId, (transaction) => org.apex.executeAnonymous(transaction, apex));
    assert.equal(result.failure, null);
    org.drain();
  }

  function notes(): unknown[] {
    const user = org.security.user(org.administratorId);
    const soql = "SELECT Text__c FROM Note_Taken__c ORDER BY Text__c";
    return org.query(soql, { user, access: SYSTEM_MODE }).rows.map(({ fields }) => fields["Text__c"]);
  }

  it("run again when they ask for it", () => {
    run("EventBus.publish(new Told__e(Text__c = 'early'));");
    assert.deepEqual(notes(), ["2 retries: too early: 1", "early"]);
    run("delete [SELECT Id FROM Note_Taken__c];");
  });

  it("are told of changes that were committed, and of no others", () => {
    run("insert new Hall__c(Name = 'H');");
    assert.match(String(notes()[1]), /^CREATE Hall__c 1: /);
    run("delete [SELECT Id FROM Note_Taken__c];");
    assert.throws(() =>
      org.transact(org.administratorId, (transaction) => {
        org.apex.executeAnonymous(transaction, "insert new Hall__c(Name = 'I');");
        throw new Error("no commit");
      })
    );
    org.drain();
    assert.deepEqual(notes(), []);
  });
});
