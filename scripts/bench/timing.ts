import { median } from "./statistics.ts";

/** Milliseconds that the work took. */
export function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds until the work was done. */
export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The median of several runs, in milliseconds. The first run warms up and is not counted. */
export function medianTime(runs: number, work: () => unknown): number {
  work();
  return median(Array.from({ length: runs }, () => timed(work)));
}
