import type { Coverage, TestMethodResult, TestRun } from "../../apex/types.ts";
import type { LocalOrg } from "../../org.ts";
import { toOrgError } from "../errors.ts";
import type { JsonObject } from "../input.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { apexId } from "./coverage.ts";
import { TestJob } from "./testJob.ts";
import { requestedTests } from "./testRequest.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources_testing_runner_sync.htm */
export const testRoutes: ApiRoute[] = [
  { method: "GET", path: "/tooling/runTestsSynchronous", handle: runTests },
  { method: "POST", path: "/tooling/runTestsSynchronous", handle: runTests },
  { method: "POST", path: "/tooling/runTestsAsynchronous", handle: queueTests }
];

function runTests(context: ApiContext, request: ApiRequest): ApiReply {
  const names = requestedTests(context.org, request.query, request.body).flatMap((each) => each.names);
  const run = context.org.apex.runTests(names);
  context.coverage.record(run);
  return ok(testRunJson(context.org, run));
}

/** Answers with the id of the job, whose records tell how the run goes. */
function queueTests(context: ApiContext, request: ApiRequest): ApiReply {
  const job = new TestJob(context.org, request.user, requestedTests(context.org, request.query, request.body));
  void runInTurns(context, job);
  return ok(job.id);
}

/** Runs class by class, with a turn for other requests between. */
async function runInTurns({ org, coverage, channels }: ApiContext, job: TestJob): Promise<void> {
  for (const item of job.items) {
    await new Promise((resolve) => setImmediate(resolve));
    if (job.isAborted(item)) continue;
    try {
      const run = org.apex.runTests(item.names);
      coverage.record(run);
      job.complete(item, run);
    } catch (error) {
      job.fail(item, toOrgError(error).message);
    }
    channels.publishChange("TestResult", "updated", job.id);
  }
  job.end();
  channels.publishChange("TestResult", "updated", job.id);
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
