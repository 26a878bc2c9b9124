import type { Coverage, TestRun } from "../apex/types.ts";
import type { LocalOrg } from "../org.ts";
import type { DeployRequest, DeployTests, TestedCode } from "./types.ts";

/** Runs the tests that the deployment's level asks for; null where it asks for none. */
export function runDeployTests(org: LocalOrg, { testLevel, runTests }: DeployRequest): DeployTests | null {
  if (testLevel === "NoTestRun") return null;
  const named = testLevel === "RunSpecifiedTests";
  return deployTests(org.apex.runTests(named ? runTests : "all"));
}

function deployTests({ results, coverage, milliseconds }: TestRun): DeployTests {
  const failed = results.filter(({ outcome }) => outcome === "Fail" || outcome === "CompileFail");
  const passed = results.filter(({ outcome }) => outcome === "Pass");
  return {
    run: passed.length + failed.length,
    milliseconds,
    successes: passed.map((result) => ({
      className: result.className,
      methodName: result.methodName,
      milliseconds: result.milliseconds
    })),
    failures: failed.map(({ className, methodName, failure, milliseconds: time }) => ({
      className,
      methodName,
      message: failure === null ? "" : `${failure.type}: ${failure.message}`,
      stackTrace: failure?.stackTrace ?? "",
      milliseconds: time
    })),
    coverage: coverage.map(testedCode)
  };
}

function testedCode({ name, kind, lines }: Coverage): TestedCode {
  const missed = [...lines].filter(([, runs]) => runs === 0);
  return { name, kind, lineCount: lines.size, missedLines: missed.map(([line]) => line) };
}
