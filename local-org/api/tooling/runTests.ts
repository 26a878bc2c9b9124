import type { Coverage, TestMethodResult, TestRun } from "../../apex/types.ts";
import type { LocalOrg } from "../../org.ts";
import type { JsonObject } from "../input.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { apexId } from "./coverage.ts";
import { turnForOthers } from "../turns.ts";
import { runJob } from "./runJob.ts";
import { TestJob } from "./testJob.ts";
import { requestedTests } from "./testRequest.ts";

const SYNCHRONOUS = { path: "/tooling/runTestsSynchronous", handle: runTests, handleInTurns: runTestsInTurns };

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources_testing_runner_sync.htm */
export const testRoutes: ApiRoute[] = [
  { method: "GET", ...SYNCHRONOUS },
  { method: "POST", ...SYNCHRONOUS },
  { method: "POST", path: "/tooling/runTestsAsynchronous", handle: queueTests }
];

function runTests(context: ApiContext, request: ApiRequest): ApiReply {
  return recorded(context, context.org.apex.runTests(namesIn(context, request)));
}

/** Runs test by test, with a turn for other requests between. */
async function runTestsInTurns(context: ApiContext, request: ApiRequest): Promise<ApiReply> {
  const names = namesIn(context, request);
  const started = performance.now();
  const session = context.org.apex.openTests();
  try {
    const results: TestMethodResult[] = [];
    for (const result of session.run(names)) {
      results.push(result);
      await turnForOthers();
    }
    const milliseconds = Math.round(performance.now() - started);
    return recorded(context, { results, coverage: session.coverage(), milliseconds });
  } finally {
    session.close();
  }
}

function namesIn({ org }: ApiContext, request: ApiRequest): string[] {
  return requestedTests(org, request.query, request.body).flatMap(({ names }) => names);
}

function recorded({ org, coverage }: ApiContext, run: TestRun): ApiReply {
  coverage.record(run);
  return ok(testRunJson(org, run));
}

/** Answers with the id of the job, whose records tell how the run goes. */
function queueTests(context: ApiContext, request: ApiRequest): ApiReply {
  const job = new TestJob(context.org, request.user, requestedTests(context.org, request.query, request.body));
  runJob(context, job).catch((error: unknown) => console.error(error));
  return ok(job.id);
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
