import { OrgError } from "../../errors.ts";
import type { Coverage, TestMethodResult, TestRun } from "../../apex/types.ts";
import { commaList, isObject, type JsonObject } from "../input.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources_testing_runner_sync.htm */
export const testRoutes: ApiRoute[] = [
  { method: "GET", path: "/tooling/runTestsSynchronous", handle: runTests },
  { method: "POST", path: "/tooling/runTestsSynchronous", handle: runTests }
];

function runTests(context: ApiContext, request: ApiRequest): ApiReply {
  const names = [...commaList(request.query["classnames"]), ...bodyNames(request.body)];
  if (names.length === 0) throw new OrgError("INVALID_INPUT", "Name the test classes to run");
  return ok(testRunJson(context.org.apex.runTests(names)));
}

function bodyNames(body: unknown): string[] {
  const tests = isObject(body) && Array.isArray(body["tests"]) ? body["tests"].filter(isObject) : [];
  return tests.flatMap((test) => {
    const name = String(test["className"] ?? "");
    const methods = Array.isArray(test["testMethods"]) ? test["testMethods"].map(String) : [];
    return methods.length === 0 ? [name] : methods.map((method) => `${name}.${method}`);
  });
}

function testRunJson(run: TestRun): JsonObject {
  const failures = run.results.filter((result) => result.outcome !== "Pass" && result.outcome !== "Skip");
  const successes = run.results.filter((result) => result.outcome === "Pass");
  return {
    apexLogId: null,
    codeCoverage: run.coverage.map(coverageJson),
    codeCoverageWarnings: [],
    failures: failures.map(failureJson),
    numFailures: failures.length,
    numTestsRun: run.results.length,
    successes: successes.map(methodJson),
    totalTime: run.milliseconds
  };
}

function methodJson(result: TestMethodResult): JsonObject {
  return {
    id: null,
    methodName: result.methodName,
    name: result.className,
    namespace: null,
    seeAllData: false,
    time: result.milliseconds
  };
}

function failureJson(result: TestMethodResult): JsonObject {
  const failure = result.failure;
  return {
    ...methodJson(result),
    type: "Class",
    packageName: result.className,
    message: failure === null ? "" : `${failure.type}: ${failure.message}`,
    stackTrace: failure?.stackTrace ?? null
  };
}

function coverageJson(coverage: Coverage): JsonObject {
  const lines = [...coverage.lines];
  const missed = lines.filter(([, runs]) => runs === 0);
  return {
    id: null,
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
