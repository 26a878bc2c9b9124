import type { BenchOptions } from "./options.ts";

/** What stands in a cell: text, a number that is rounded when it is printed, or nothing. */
export type Cell = string | number | null;

/** The figures of one benchmark. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** What was compared with what, what was extrapolated, whether a goal is met. */
  notes: readonly string[];
}

export interface Benchmark {
  /** By which it is chosen on the command line. */
  name: string;
  /** What it measures, in one line. */
  says: string;
  run(options: BenchOptions): Table | Promise<Table>;
}
