import type { Coverage, TestMethodResult, TestRun } from "../apex/types.ts";
import { coverageTotals, percentCovered } from "./coverage.ts";

/** A test run as `sf apex run test --json --code-coverage` prints it; status 100 where a test failed. */
export function testRunJson(run: TestRun, username: string): unknown {
  const failing = run.results.filter(({ outcome }) => outcome === "Fail" || outcome === "CompileFail").length;
  return {
    status: failing === 0 ? 0 : 100,
    result: {
      summary: summary(run, username, failing),
      tests: run.results.map(testJson),
      coverage: coverageJson(run)
    },
    warnings: []
  };
}

function summary(run: TestRun, username: string, failing: number): unknown {
  const testsRan = run.results.length;
  const skipped = run.results.filter(({ outcome }) => outcome === "Skip").length;
  const passing = testsRan - failing - skipped;
  const percent = (part: number): string => `${testsRan === 0 ? 0 : Math.round((part / testsRan) * 100)}%`;
  const coverage = `${percentCovered(coverageTotals(run.coverage))}%`;
  const duration = `${Math.round(run.milliseconds)} ms`;
  return {
    outcome: failing === 0 ? "Passed" : "Failed",
    testsRan,
    passing,
    failing,
    skipped,
    passRate: percent(passing),
    failRate: percent(failing),
    testStartTime: new Date(Date.now() - run.milliseconds).toISOString(),
    testExecutionTime: duration,
    testTotalTime: duration,
    commandTime: duration,
    hostname: "http://localhost",
    orgId: "",
    username,
    testRunId: "",
    userId: "",
    testRunCoverage: coverage,
    orgWideCoverage: coverage
  };
}

function testJson(result: TestMethodResult): unknown {
  return {
    Id: "",
    QueueItemId: "",
    StackTrace: result.failure?.stackTrace ?? null,
    Message: result.failure === null ? null : `${result.failure.type}: ${result.failure.message}`,
    AsyncApexJobId: "",
    MethodName: result.methodName,
    Outcome: result.outcome,
    ApexClass: { Id: "", Name: result.className, NamespacePrefix: null },
    RunTime: Math.round(result.milliseconds),
    FullName: `${result.className}.${result.methodName}`
  };
}

function coverageJson(run: TestRun): unknown {
  const totals = coverageTotals(run.coverage);
  return {
    coverage: run.coverage.map(classCoverage),
    records: [],
    summary: {
      totalLines: totals.lines,
      coveredLines: totals.covered,
      orgWideCoverage: `${percentCovered(totals)}%`,
      testRunCoverage: `${percentCovered(totals)}%`
    }
  };
}

function classCoverage(coverage: Coverage): unknown {
  const totals = coverageTotals([coverage]);
  return {
    id: "",
    name: coverage.name,
    totalLines: totals.lines,
    lines: Object.fromEntries([...coverage.lines].map(([line, count]) => [line, count > 0 ? 1 : 0])),
    totalCovered: totals.covered,
    coveredPercent: percentCovered(totals)
  };
}
