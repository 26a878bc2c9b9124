import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, describe, it } from "node:test";
import { openOrg, type OpenedOrg } from "../../../openOrg.ts";
import { SYSTEM_MODE } from "../../../security/types.ts";
import { BOOKSHOP, projectWithApexOf } from "../../test/harness.ts";

const FOLDER = join(import.meta.dirname, "apex-jobs");

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_async_overview.htm
describe("Asynchronous Apex outside of tests", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "jobs-"));
  let org = open();
  afterEach(() => org.drain());
  after(() => {
    org.close();
    rmSync(dataDir, { recursive: true });
  });

  it("tells of a job that failed in its row", () => {
    silenced(() => {
      apex("System.enqueueJob(new Worker('fails', null));");
      org.drain();
    });
    assert.deepEqual(rows("SELECT Status, NumberOfErrors, ExtendedStatus FROM AsyncApexJob"), [
      { Status: "Failed", NumberOfErrors: 1, ExtendedStatus: "told to" }
    ]);
    assert.equal(names("fails").length, 0);
  });

  it("runs after a restart what was pending when the process was killed", () => {
    apex(`
      Account parent = new Account(Name = 'kept parent');
      insert parent;
      Worker.Part part = new Worker.Part(new List<Decimal>{ 1.50, 2 }, new Map<String, Date>{ 'day' => Date.newInstance(2026, 1, 2) });
      System.enqueueJob(new Worker('kept', new Account(Name = 'child', ParentId = parent.Id), part));
      Worker.later('kept by future', new List<Integer>{ 1, 2 });
      Database.executeBatch(new Worker.Batch('kept by batch'), 10);`);
    restart();
    assert.deepEqual(names("kept%"), ["kept parent"]);
    tick();
    assert.deepEqual(names("kept%"), [
      "kept by batch",
      "kept by future 3",
      "kept parent",
      "kept: 3.50 2026-01-02 child"
    ]);
    tick();
    assert.equal(names("kept%").length, 4);
  });

  it("publishes what a batch threw, and undoes what it did", () => {
    apex("insert new Account(Name = 'scope'); Database.executeBatch(new Worker.Batch('failing batch'));");
    org.drain();
    assert.deepEqual(names("heard of%"), ["heard of EXECUTE: told to"]);
    assert.deepEqual(names("failing batch"), []);
  });

  it("lets delayed jobs wait, and refuses a second one of the same signature", () => {
    const options = `AsyncOptions options = new AsyncOptions();
      options.MinimumQueueableDelayInMinutes = 5;
      options.DuplicateSignature = new QueueableDuplicateSignature.Builder().addString('late').build();`;
    apex(`${options} System.enqueueJob(new Worker('late', null), options);`);
    tick();
    assert.deepEqual(names("late"), []);
    at(Date.now() + 6 * 60_000, () => tick());
    assert.deepEqual(names("late"), ["late"]);
    assert.match(
      failureOf(`${options} System.enqueueJob(new Worker('twice', null), options);
        System.enqueueJob(new Worker('twice', null), options);`),
      /Attempt to enqueue job with duplicate queueable signature/
    );
  });

  it("runs schedules at their times, restarts or not, until they are aborted", () => {
    apex("System.schedule('Daily', '0 30 4 * * ?', new Worker('daily', null));");
    const [trigger] = rows("SELECT Id, State, TimesTriggered, NextFireTime, CronJobDetail.Name FROM CronTrigger");
    assert.equal(trigger?.["State"], "WAITING");
    const next = Date.parse(String(trigger?.["NextFireTime"]));
    tick();
    assert.deepEqual(names("daily"), []);
    at(next + 1000, () => tick());
    assert.deepEqual(names("daily"), ["daily"]);
    restart();
    at(next + 86_400_000 + 1000, () => tick());
    assert.deepEqual(names("daily"), ["daily", "daily"]);
    assert.match(failureOf("System.schedule('Daily', '0 0 0 1 1 ?', new Worker('x', null));"), /already scheduled/);
    apex(`System.abortJob('${String(trigger?.["Id"])}');`);
    at(next + 3 * 86_400_000, () => tick());
    assert.equal(names("daily").length, 2);
    assert.match(failureOf("System.schedule('Never', '0 0 0 1 1 ? 2001', new Worker('x', null));"), /will never fire/);
  });

  it("aborts a job that has not begun", () => {
    apex("System.abortJob(System.enqueueJob(new Worker('aborted', null)));");
    org.drain();
    assert.deepEqual(names("aborted"), []);
    assert.equal(rows("SELECT Id FROM AsyncApexJob WHERE Status = 'Aborted'").length, 1);
  });

  function open(): OpenedOrg {
    const opened = openOrg({ projectDir: BOOKSHOP, dataDir, blank: true });
    opened.apex.compile(projectWithApexOf(FOLDER));
    return opened;
  }

  /** As after a kill: what waits for its turn is gone with the process. */
  function restart(): void {
    org.close();
    org = open();
  }

  function tick(): void {
    org.apex.runDueJobs((userId, work) => org.transact(userId, work));
    org.drain();
  }

  function apex(source: string): void {
    assert.equal(failureOf(source), "");
  }

  function failureOf(source: string): string {
    const result = org.transact(org.administratorId, (transaction) => org.apex.executeAnonymous(transaction, source));
    return result.compileProblem ?? result.failure?.message ?? "";
  }

  function rows(soql: string): Record<string, unknown>[] {
    const user = org.security.user(org.administratorId);
    return org.query(soql, { user, access: SYSTEM_MODE }).rows.map((row) => row.fields);
  }

  function names(like: string): unknown[] {
    return rows(`SELECT Name FROM Account WHERE Name LIKE '${like}' ORDER BY Name`).map((row) => row["Name"]);
  }
});

function at(moment: number, work: () => void): void {
  const real = Date.now;
  Date.now = () => moment;
  try {
    work();
  } finally {
    Date.now = real;
  }
}

/** Without the report of a job's failure, which has nobody but the console to go to. */
function silenced(work: () => void): void {
  const real = console.error;
  console.error = () => undefined;
  try {
    work();
  } finally {
    console.error = real;
  }
}
