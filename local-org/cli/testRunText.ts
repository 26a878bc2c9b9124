import type { TestMethodResult, TestRun } from "../apex/types.ts";
import { coverageTotals, percentCovered } from "./coverage.ts";

/** Prints what a test run came to, for people: coverage by class, totals. */
export function printTestRun(run: TestRun, print: (line: string) => void): void {
  printCoverage(run, print);
  const failed = run.results.filter(({ outcome }) => outcome !== "Pass" && outcome !== "Skip").length;
  const seconds = (run.milliseconds / 1000).toFixed(1);
  print(`${run.results.length - failed} passed, ${failed} failed, ${run.results.length} in all (${seconds} s)`);
}

/** Prints how one test method went. */
export function printResult(result: TestMethodResult, print: (line: string) => void): void {
  print(
    `${result.outcome.padEnd(11)} ${result.className}.${result.methodName} (${Math.round(result.milliseconds)} ms)`
  );
  if (result.failure === null) return;
  print(`            ${result.failure.type}: ${result.failure.message}`);
  for (const frame of result.failure.stackTrace.split("\n")) if (frame !== "") print(`            ${frame}`);
}

const NUMBER_WIDTH = 8;

function printCoverage(run: TestRun, print: (line: string) => void): void {
  if (run.coverage.length === 0) return;
  const rows = [...run.coverage].sort((a, b) => a.name.localeCompare(b.name));
  const width = Math.max(...rows.map(({ name }) => name.length));
  print("");
  print(`${"Coverage".padEnd(width)}${"percent".padStart(NUMBER_WIDTH)}  uncovered lines`);
  for (const coverage of rows) {
    const missed = [...coverage.lines].filter(([, count]) => count === 0).map(([line]) => line);
    const percent = `${percentCovered(coverageTotals([coverage]))}%`;
    print(`${coverage.name.padEnd(width)}${percent.padStart(NUMBER_WIDTH)}  ${missed.join(", ")}`.trimEnd());
  }
  print(`${"All".padEnd(width)}${`${percentCovered(coverageTotals(run.coverage))}%`.padStart(NUMBER_WIDTH)}`);
  print("");
}
