import type { Coverage, TestMethodResult, TestRun } from "../../apex/types.ts";
import type { LocalOrg } from "../../org.ts";
import { toOrgError } from "../errors.ts";
import type { JsonObject } from "../input.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { apexId } from "./coverage.ts";
import { beginTestRecords, endTestRecords, failTestRecords } from "./testRecords.ts";
import { requestedTests } from "./testRequest.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources_testing_runner_sync.htm */
export const testRoutes: ApiRoute[] = [
  { method: "GET", path: "/tooling/runTestsSynchronous", handle: runTests },
  { method: "POST", path: "/tooling/runTestsSynchronous", handle: runTests },
  { method: "POST", path: "/tooling/runTestsAsynchronous", handle: queueTests }
];

function runTests(context: ApiContext, request: ApiRequest): ApiReply {
  const run = context.org.apex.runTests(requestedTests(context.org, request.query, request.body));
  context.coverage.record(run);
  return ok(testRunJson(context.org, run));
}

/** Answers with the id of the job, whose records tell how the run goes. */
function queueTests(context: ApiContext, request: ApiRequest): ApiReply {
  const { org } = context;
  const tests = requestedTests(org, request.query, request.body);
  const records = beginTestRecords(org, request.user);
  setImmediate(() => {
    try {
      const run = org.apex.runTests(tests);
      context.coverage.record(run);
      endTestRecords(org, records, run);
    } catch (error) {
      failTestRecords(org, records, toOrgError(error).message);
    }
  });
  return ok(records.jobId);
}

function testRunJson(org: LocalOrg, run: TestRun): JsonObject {
  const failures = run.results.filter((result) => result.outcome !== "Pass" && result.outcome !== "Skip");
  const successes = run.results.filter((result) => result.outcome === "Pass");
  return {
    apexLogId: null,
    codeCoverage: run.coverage.map((coverage) => coverageJson(org, coverage)),
    codeCoverageWarnings: [],
    failures: failures.map((result) => failureJson(org, result)),
    numFailures: failures.length,
    numTestsRun: run.results.length,
    successes: successes.map((result) => methodJson(org, result)),
    totalTime: run.milliseconds
  };
}

function methodJson(org: LocalOrg, result: TestMethodResult): JsonObject {
  return {
    id: apexId(org, "class", result.className),
    methodName: result.methodName,
    name: result.className,
    namespace: null,
    seeAllData: false,
    time: result.milliseconds
  };
}

function failureJson(org: LocalOrg, result: TestMethodResult): JsonObject {
  const failure = result.failure;
  return {
    ...methodJson(org, result),
    type: "Class",
    packageName: result.className,
    message: failure === null ? "" : `${failure.type}: ${failure.message}`,
    stackTrace: failure?.stackTrace ?? null
  };
}

function coverageJson(org: LocalOrg, coverage: Coverage): JsonObject {
  const lines = [...coverage.lines];
  const missed = lines.filter(([, runs]) => runs === 0);
  return {
    id: apexId(org, coverage.kind, coverage.name),
    name: coverage.name,
    namespace: null,
    type: coverage.kind === "class" ? "Class" : "Trigger",
    numLocations: lines.length,
    numLocationsNotCovered: missed.length,
    locationsNotCovered: missed.map(([line]) => ({ line, column: 0, numExecutions: 0, time: 0 })),
    dmlInfo: [],
    methodInfo: [],
    soqlInfo: [],
    soslInfo: []
  };
}
