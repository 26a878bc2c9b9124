import { openOrg } from "../../local-org/openOrg.ts";
import type { TestRun } from "../../local-org/apex/types.ts";
import type { Benchmark, Cell } from "./benchmark.ts";
import { PROJECT } from "./projectCopy.ts";
import { perSecond } from "./statistics.ts";
import { timed } from "./timing.ts";

/** How fast the local org runs this project's Apex tests. */
export const apexTests: Benchmark = {
  name: "apex-tests",
  says: "Apex tests of this project, isolated, with coverage",
  run() {
    let opened: ReturnType<typeof openOrg> | undefined;
    const opening = timed(() => {
      opened = openOrg({ projectDir: PROJECT, dataDir: ":memory:", blank: true, toleratesApexProblems: true });
    });
    if (opened === undefined) throw new Error("The org did not open.");
    const org = opened;
    try {
      const all = org.apex.runTests("all");
      const warm = org.apex.runTests("all");
      const slowest = slowestClass(all);
      return {
        columns: ["what", "tests", "failed", "seconds", "tests/s"],
        rows: [
          ["opening the org and compiling", null, null, opening / 1000, null],
          row("all tests", all),
          row("all tests, a second time", warm),
          row(`slowest class, ${slowest}`, org.apex.runTests([slowest]))
        ],
        notes: [
          "A second time: the same in the same process, where the code has been compiled by the machine. The difference is what a test watcher would save."
        ]
      };
    } finally {
      org.close();
    }
  }
};

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
