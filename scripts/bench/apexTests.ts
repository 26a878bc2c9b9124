import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { openOrg, type OpenedOrg } from "../../local-org/openOrg.ts";
import type { TestRun } from "../../local-org/apex/types.ts";
import type { Benchmark, Cell } from "./benchmark.ts";
import { PROJECT } from "./projectCopy.ts";
import { perSecond } from "./statistics.ts";

/** How fast the local org runs this project's Apex tests, and those of another project where one is given. */
export const apexTests: Benchmark = {
  name: "apex-tests",
  says: "Apex tests, each isolated, with coverage",
  run({ project }) {
    const others = project === null ? [] : rowsOf(project, basename(resolve(project)));
    return {
      columns: ["what", "tests", "failed", "seconds", "tests/s"],
      rows: [...rowsOf(PROJECT, "this project"), ...others],
      notes: [
        "A second time: the same in the same process, where the code has been compiled by the machine. The difference is what a test watcher would save.",
        ...(project === null
          ? ["Another project's tests, such as those of trailheadapps/apex-recipes, are run with --project DIR."]
          : [])
      ]
    };
  }
};

/** Throws where there is no project in the folder. */
function rowsOf(projectDir: string, name: string): Cell[][] {
  if (!existsSync(join(projectDir, "sfdx-project.json")))
    throw new Error(
      `${projectDir} holds no Salesforce DX project (sfdx-project.json): clone one there, or leave --project out.`
    );
  const { org, milliseconds } = opened(projectDir);
  try {
    const all = org.apex.runTests("all");
    const warm = org.apex.runTests("all");
    const slowest = slowestClass(all);
    return [
      [`${name}: opening and compiling`, null, null, milliseconds / 1000, null],
      row(`${name}: all tests`, all),
      row(`${name}: a second time`, warm),
      row(`${name}: slowest class, ${slowest}`, org.apex.runTests([slowest]))
    ];
  } finally {
    org.close();
  }
}

function opened(projectDir: string): { org: OpenedOrg; milliseconds: number } {
  const started = performance.now();
  const org = openOrg({
    projectDir,
    dataDir: ":memory:",
    blank: true,
    toleratesApexProblems: true,
    toleratesMetadataProblems: true
  });
  return { org, milliseconds: performance.now() - started };
}

function row(what: string, run: TestRun): Cell[] {
  const failed = run.results.filter(({ outcome }) => outcome !== "Pass" && outcome !== "Skip").length;
  return [what, run.results.length, failed, run.milliseconds / 1000, perSecond(run.results.length, run.milliseconds)];
}

function slowestClass(run: TestRun): string {
  const times = new Map<string, number>();
  for (const { className, milliseconds } of run.results)
    times.set(className, (times.get(className) ?? 0) + milliseconds);
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}
