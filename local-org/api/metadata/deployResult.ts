import type { ComponentResult, DeployTests, TestedCode } from "../../deploy/types.ts";
import type { SoapValue } from "../soap/answers.ts";
import type { DeployJob } from "./jobs.ts";

type Fields = { [name: string]: SoapValue };

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployresult.htm */
export function deployResult(job: DeployJob, includeDetails: boolean): Fields {
  const { id, user, request, outcome, started, ended, error } = job;
  const components = outcome?.components ?? [];
  const failed = components.filter(({ problem }) => problem !== null);
  const success = outcome?.success === true;
  const isCanceled = job.canceledBy !== null && !success;
  const errorMessage = isCanceled ? undefined : (error ?? outcome?.errorMessage ?? undefined);
  return {
    canceledBy: job.canceledBy?.userId,
    canceledByName: job.canceledBy?.name,
    checkOnly: request.checkOnly,
    completedDate: ended?.toISOString(),
    createdBy: user.userId,
    createdByName: user.name,
    createdDate: started.toISOString(),
    details: includeDetails && ended !== null ? details(job) : undefined,
    done: ended !== null,
    errorMessage,
    errorStatusCode: errorMessage === undefined ? undefined : "UNKNOWN_EXCEPTION",
    id,
    ignoreWarnings: true,
    lastModifiedDate: (ended ?? started).toISOString(),
    numberComponentErrors: failed.length,
    numberComponentsDeployed: components.length - failed.length,
    numberComponentsTotal: components.length,
    numberTestErrors: outcome?.tests?.failures.length ?? 0,
    numberTestsCompleted: outcome?.tests?.successes.length ?? 0,
    numberTestsTotal: outcome?.tests?.run ?? 0,
    rollbackOnError: true,
    runTestsEnabled: request.testLevel !== "NoTestRun",
    startDate: started.toISOString(),
    status: statusOf(job),
    success
  };
}

function statusOf({ ended, outcome, canceledBy }: DeployJob): string {
  if (ended === null) return canceledBy === null ? "InProgress" : "Canceling";
  if (outcome?.success === true) return "Succeeded";
  return canceledBy === null ? "Failed" : "Canceled";
}

function details({ outcome, started }: DeployJob): Fields {
  const components = outcome?.components ?? [];
  return {
    componentFailures: components.filter(({ problem }) => problem !== null).map((each) => message(each, started)),
    componentSuccesses: components.filter(({ problem }) => problem === null).map((each) => message(each, started)),
    runTestResult: testResult(outcome?.tests ?? null)
  };
}

function message(result: ComponentResult, date: Date): Fields {
  const { type, fullName, fileName, created, deleted, problem, warning = null } = result;
  const place = problem === null ? {} : { lineNumber: problem.line, columnNumber: problem.column };
  return {
    changed: problem === null && !created,
    ...place,
    componentType: type,
    created,
    createdDate: date.toISOString(),
    deleted,
    fileName,
    fullName,
    problem: problem?.message ?? warning ?? undefined,
    problemType: problem !== null ? "Error" : warning !== null ? "Warning" : undefined,
    success: problem === null
  };
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployresult.htm#runtestsresult */
function testResult(tests: DeployTests | null): Fields {
  return {
    codeCoverage: (tests?.coverage ?? []).map(coverage),
    failures: (tests?.failures ?? []).map((failure) => ({
      id: "",
      message: failure.message,
      methodName: failure.methodName,
      name: failure.className,
      packageName: failure.className,
      stackTrace: failure.stackTrace,
      time: Math.round(failure.milliseconds),
      type: "Class"
    })),
    numFailures: tests?.failures.length ?? 0,
    numTestsRun: tests?.run ?? 0,
    successes: (tests?.successes ?? []).map((success) => ({
      id: "",
      methodName: success.methodName,
      name: success.className,
      time: Math.round(success.milliseconds)
    })),
    totalTime: Math.round(tests?.milliseconds ?? 0)
  };
}

function coverage({ name, kind, lineCount, missedLines }: TestedCode): Fields {
  return {
    id: "",
    locationsNotCovered: missedLines.map((line) => ({ column: 0, line, numExecutions: 0, time: -1 })),
    name,
    numLocations: lineCount,
    numLocationsNotCovered: missedLines.length,
    type: kind === "class" ? "Class" : "Trigger"
  };
}
