import { openOrg } from "../openOrg.ts";
import { testRunJson } from "./testRunJson.ts";
import { printTestRun } from "./testRunText.ts";

export interface TestFlags {
  project: string;
  tests?: string[];
  json?: true;
}

/** Runs Apex tests in memory and prints how they went; false where one failed. Throws an `OrgError` for an unknown name. */
export function runTests(flags: TestFlags): boolean {
  const org = openOrg({ projectDir: flags.project, dataDir: ":memory:", blank: true });
  try {
    const run = org.apex.runTests(flags.tests?.flatMap((names) => names.split(",")) ?? "all");
    const passed = run.results.every(({ outcome }) => outcome === "Pass" || outcome === "Skip");
    if (flags.json === true)
      console.log(JSON.stringify(testRunJson(run, org.config.users[0]?.username ?? ""), null, 2));
    else printTestRun(run, (line) => console.log(line));
    return passed;
  } finally {
    org.close();
  }
}
