import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Connection } from "jsforce";
import { at, pluck, startTestServer, VERSION, type TestServer } from "./testServer.ts";

let server: TestServer;
let connection: Connection;

before(async () => {
  server = await startTestServer();
  connection = await server.connect();
});

after(() => server.close());

test("runs anonymous Apex through jsforce", async () => {
  const good = await connection.tooling.executeAnonymous("System.debug(1);");
  assert.deepEqual([good.compiled, good.success], [true, true]);
  const bad = await connection.tooling.executeAnonymous("Integer i = 1 / 0;");
  assert.deepEqual([bad.success, bad.exceptionMessage], [false, "System.MathException: Divide by 0"]);
});

test("runs tests at once, with coverage of each method and of the whole", async () => {
  const url = "/tooling/runTestsSynchronous";
  const run = await connection.requestPost(url, { tests: [{ className: "BookTriggerTest" }] });
  assert.equal(at(run, "numFailures"), 0);
  const [testClass] = (await connection.tooling.query("SELECT Id FROM ApexClass WHERE Name = 'BookTriggerTest'"))
    .records;
  const byMethod = await connection.tooling.query(
    `SELECT ApexTestClassId, TestMethodName, ApexClassOrTrigger.Name, NumLinesCovered, Coverage FROM ApexCodeCoverage WHERE ApexTestClassId IN ('${testClass?.Id}')`
  );
  assert.ok(byMethod.totalSize > 0);
  const methods = new Set(pluck(byMethod, "records", "TestMethodName"));
  assert.equal(methods.size, at(run, "numTestsRun"));
  const whole = await connection.tooling.query("SELECT PercentCovered FROM ApexOrgWideCoverage");
  assert.ok(Number(at(whole, "records.0.PercentCovered")) > 0);
  const aggregate = await connection.tooling.query(
    "SELECT ApexClassOrTrigger.Name, NumLinesCovered FROM ApexCodeCoverageAggregate ORDER BY NumLinesCovered DESC LIMIT 1"
  );
  assert.equal(aggregate.totalSize, 1);
});

test("queues tests, and keeps records of how they went", async () => {
  const body = { classNames: "BookTriggerTest", testLevel: "RunSpecifiedTests" };
  const job = String(await connection.requestPost("/tooling/runTestsAsynchronous", body));
  assert.match(job, /^707/);
  const statusOf = async (): Promise<unknown> => {
    const soql = `SELECT Status, MethodsCompleted FROM ApexTestRunResult WHERE AsyncApexJobId = '${job}'`;
    return at(await connection.tooling.query(soql), "records.0.Status");
  };
  while ((await statusOf()) === "Processing") await new Promise((resolve) => setImmediate(resolve));
  assert.equal(await statusOf(), "Completed");
  const results = await connection.tooling.query(
    `SELECT Outcome, ApexClass.Name FROM ApexTestResult WHERE AsyncApexJobId = '${job}'`
  );
  assert.deepEqual([...new Set(pluck(results, "records", "Outcome"))], ["Pass"]);
});

test("answers other requests between two tests", { timeout: 60_000 }, async () => {
  const limits = async (): Promise<number> => (await server.send("GET", `${VERSION}/limits`)).status;
  const answeredDuring = async (run: Promise<unknown>): Promise<number> => {
    let answered = 0;
    let ended = false;
    void run.finally(() => (ended = true));
    while (!ended) {
      assert.equal(await limits(), 200);
      answered++;
    }
    return answered;
  };
  const run = connection.requestPost("/tooling/runTestsSynchronous", { tests: [{ className: "BookTriggerTest" }] });
  const whileWaiting = await answeredDuring(run);
  const tests = Number(at(await run, "numTestsRun"));
  assert.ok(tests > 2 && whileWaiting >= tests, `${whileWaiting} answers during ${tests} tests`);
  const body = { classNames: "BookTriggerTest", testLevel: "RunSpecifiedTests" };
  const job = String(await connection.requestPost("/tooling/runTestsAsynchronous", body));
  const seen = new Set<unknown>();
  const soql = `SELECT Id FROM ApexTestResult WHERE AsyncApexJobId = '${job}'`;
  const completed = async (): Promise<void> => {
    while (seen.size <= tests && !seen.has(tests)) seen.add((await connection.tooling.query(soql)).totalSize);
  };
  assert.ok((await answeredDuring(completed())) >= 2);
  assert.ok(seen.size > 2, `a client saw ${[...seen].join(", ")} of ${tests} results`);
});

test("refuses to run what is no test class", async () => {
  const { status, body } = await server.send("GET", `${VERSION}/tooling/runTestsSynchronous?classnames=NoSuchTest`);
  assert.deepEqual(
    [status, at(body, "0.message")],
    [400, "This class name's value is invalid: NoSuchTest. Provide the name of an Apex class that has test methods."]
  );
});

test("keeps debug logs of users with a trace flag", async () => {
  const apex = "System.debug('traced');";
  await connection.tooling.executeAnonymous(apex);
  assert.equal((await connection.tooling.query("SELECT Id FROM ApexLog")).totalSize, 0);
  const level = await connection.tooling.create("DebugLevel", { DeveloperName: "Fine", MasterLabel: "Fine" });
  const flag = {
    TracedEntityId: server.org.administratorId,
    LogType: "DEVELOPER_LOG",
    DebugLevelId: level.id,
    ExpirationDate: new Date(Date.now() + 60_000).toUTCString()
  };
  const { id } = await connection.tooling.create("TraceFlag", flag);
  await connection.tooling.executeAnonymous(apex);
  const [log] = (await connection.tooling.query("SELECT Id, LogUser.Name, Status FROM ApexLog")).records;
  const text = await connection.tooling.request(`${VERSION}/tooling/sobjects/ApexLog/${log?.Id}/Body`);
  assert.match(String(text), /\|USER_DEBUG\|\[1\]\|DEBUG\|traced\n/);
  await connection.tooling.destroy("TraceFlag", id ?? "");
  await connection.tooling.executeAnonymous(apex);
  assert.equal((await connection.tooling.query("SELECT Id FROM ApexLog")).totalSize, 1);
});

test("describes its objects, and shows the source of classes and triggers", async () => {
  const names = (await connection.tooling.describeGlobal()).sobjects.map(({ name }) => name);
  for (const name of ["ApexClass", "ApexLog", "TraceFlag", "ApexCodeCoverage"]) assert.ok(names.includes(name), name);
  const flag = await connection.tooling.describe("TraceFlag");
  assert.ok(flag.fields.some(({ name }) => name === "DebugLevelId"));
  const classes = await connection.tooling.query("SELECT Body FROM ApexClass WHERE Name = 'BookController'");
  assert.match(String(at(classes, "records.0.Body")), /class BookController/);
  const triggers = await connection.tooling.query("SELECT Name, Body, TableEnumOrId FROM ApexTrigger");
  assert.match(String(at(triggers, "records.0.Body")), /^trigger /m);
});

test("refuses what a Tooling object has not, with the platform's codes", async () => {
  await assert.rejects(async () => connection.tooling.query("SELECT Nothing FROM TraceFlag"), {
    errorCode: "INVALID_FIELD"
  });
  await assert.rejects(connection.tooling.create("DebugLevel", { DeveloperName: "Half" }), {
    errorCode: "REQUIRED_FIELD_MISSING"
  });
  await assert.rejects(async () => connection.tooling.query("SELECT Id FROM Nothing"), { errorCode: "INVALID_TYPE" });
});
