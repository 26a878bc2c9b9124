import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark, Table } from "./benchmark.ts";
import { copyProject } from "./projectCopy.ts";
import { startServerProcess } from "./serverProcess.ts";
import { median } from "./statistics.ts";

const RUNS = 3;
const MOST_SECONDS_WARM = 10;
const MOST_SECONDS_COLD = 40;

type Seconds = ReadonlyMap<string, number>;

/** How long `npm start` takes until the org can be used. */
export const start: Benchmark = {
  name: "start",
  says: "seconds from npm start to ready, by phase",
  async run() {
    const copy = copyProject();
    try {
      const cold = await startOnce(copy.dir);
      const again = await medianOf(() => startOnce(copy.dir));
      const reset = await medianOf(() => {
        rmSync(join(copy.dir, ".local-org/org.sqlite"), { force: true });
        return startOnce(copy.dir);
      });
      return tableOf(cold, again, reset);
    } finally {
      copy.remove();
    }
  }
};

const LOADING = "loading the program";
const READY = "ready";

async function startOnce(projectDir: string): Promise<Seconds> {
  const { seconds, phases, stop } = await startServerProcess(projectDir, "own");
  await stop();
  const { all = 0, ...parts } = Object.fromEntries(phases);
  return new Map([[LOADING, seconds - all], ...Object.entries(parts), [READY, seconds]]);
}

async function medianOf(run: () => Promise<Seconds>): Promise<Seconds> {
  const runs: Seconds[] = [];
  for (let done = 0; done < RUNS; done++) runs.push(await run());
  const phases = [...(runs[0]?.keys() ?? [])];
  return new Map(phases.map((phase) => [phase, median(runs.map((seconds) => seconds.get(phase) ?? 0))]));
}

function tableOf(cold: Seconds, again: Seconds, reset: Seconds): Table {
  const ready = (seconds: Seconds): string => (seconds.get(READY) ?? 0).toFixed(1);
  return {
    columns: ["phase", "cold caches", "warm caches, first start", "warm caches, with data"],
    rows: [...cold.keys()].map((phase) => [
      phase,
      cold.get(phase) ?? null,
      reset.get(phase) ?? null,
      again.get(phase) ?? null
    ]),
    notes: [
      `Aim: at most ${MOST_SECONDS_COLD} s with cold caches: ${ready(cold)} s; at most ${MOST_SECONDS_WARM} s with warm ones: ${ready(reset)} s.`,
      "Cold caches: nothing compiled yet, as after npm ci. First start: sample data is loaded. With data: what was there is opened again.",
      `On a copy of the project with caches of its own. Warm figures are medians of ${RUNS}.`
    ]
  };
}
