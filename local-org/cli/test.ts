import type { TestRun } from "../apex/types.ts";
import { ignoredMetadata } from "../composition/ignoredMetadata.ts";
import { OrgError } from "../errors.ts";
import { openOrg } from "../openOrg.ts";
import { testRunJson } from "./testRunJson.ts";
import { printResult, printTestRun } from "./testRunText.ts";

export interface TestFlags {
  project: string;
  tests?: string[];
  json?: true;
}

/** Runs Apex tests in memory and prints how they went; false where one failed. Throws an `OrgError` for an unknown name. */
export function runTests(flags: TestFlags): boolean {
  const org = openOrg({
    projectDir: flags.project,
    dataDir: ":memory:",
    blank: true,
    toleratesApexProblems: true,
    toleratesMetadataProblems: true
  });
  try {
    for (const problem of [...org.project.mistakes.noted(), ...org.apex.problems]) console.error(problem.describe());
    for (const line of ignoredMetadata(org.project)) console.error(line);
    const names = flags.tests?.flatMap((list) => list.split(","));
    const print = (line: string): void => console.log(line);
    const run = org.apex.runTests(
      names ?? "all",
      flags.json === true ? undefined : (result) => printResult(result, print)
    );
    requireFound(run, names ?? []);
    const passed = run.results.every(({ outcome }) => outcome === "Pass" || outcome === "Skip");
    if (flags.json === true)
      console.log(JSON.stringify(testRunJson(run, org.config.users[0]?.username ?? ""), null, 2));
    else printTestRun(run, print);
    return passed;
  } finally {
    org.close();
  }
}

function requireFound(run: TestRun, names: readonly string[]): void {
  const ran = new Set(run.results.flatMap(({ className, methodName }) => [className, `${className}.${methodName}`]));
  const known = new Set([...ran].map((name) => name.toLowerCase()));
  const unknown = names.filter((name) => !known.has(name.toLowerCase()));
  if (unknown.length > 0) throw new OrgError("NOT_FOUND", `There is no test class or method ${unknown.join(", ")}`);
}
