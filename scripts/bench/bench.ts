/**
 * Measures the app and the local org.
 *
 * usage: npm run bench [-- NAME…] [-- --json] [-- --write] [-- --project DIR]
 */
import { CommanderError } from "commander";
import { apexTests } from "./apexTests.ts";
import type { Benchmark, Table } from "./benchmark.ts";
import { closing } from "./closing.ts";
import { editor } from "./editor.ts";
import { type Figures, writeFigures } from "./figures.ts";
import { inserts } from "./inserts.ts";
import { machine } from "./machine.ts";
import { type BenchOptions, readOptions } from "./options.ts";
import { printTable } from "./printTable.ts";
import { scoring } from "./scoring.ts";
import { seeding } from "./seeding.ts";
import { soql } from "./soql.ts";
import { start } from "./start.ts";

const BENCHMARKS: readonly Benchmark[] = [closing, editor, start, seeding, apexTests, soql, inserts, scoring];
const FAILURE = 1;
const WRONG_USAGE = 2;

try {
  await bench(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
}

async function bench(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, BENCHMARKS);
  const { names, json } = options;
  const results: Figures[] = [];
  if (!json) console.log(machine());
  for (const benchmark of BENCHMARKS.filter(({ name }) => names.includes(name))) {
    const { name, says } = benchmark;
    const started = performance.now();
    const { failed, ...table } = await tableOf(benchmark, options);
    if (!failed) results.push({ name, says, ...table });
    if (!json) console.log(`\n${name}: ${says} (${secondsSince(started)} s)\n\n${printTable(table)}`);
  }
  if (options.write) await writeFigures(results, machine());
  if (json) console.log(JSON.stringify({ machine: machine(), benchmarks: results }, null, 2));
}

/** A benchmark that fails leaves the others their turn. */
async function tableOf({ run }: Benchmark, options: BenchOptions): Promise<Table & { failed: boolean }> {
  try {
    return { ...(await run(options)), failed: false };
  } catch (error) {
    process.exitCode = FAILURE;
    const message = error instanceof Error ? error.message : String(error);
    return { columns: ["failed"], rows: message.split("\n").map((line) => [line]), notes: [], failed: true };
  }
}

function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(0);
}
