/**
 * Measures the app and the local org.
 *
 * usage: npm run bench [-- NAME…] [-- --json]
 */
import { CommanderError } from "commander";
import { apexTests } from "./apexTests.ts";
import type { Benchmark, Table } from "./benchmark.ts";
import { closing } from "./closing.ts";
import { editor } from "./editor.ts";
import { inserts } from "./inserts.ts";
import { machine } from "./machine.ts";
import { readOptions } from "./options.ts";
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
  const { names, json } = readOptions(argv, BENCHMARKS);
  const results: (Table & { name: string; says: string })[] = [];
  if (!json) console.log(machine());
  for (const benchmark of BENCHMARKS.filter(({ name }) => names.includes(name))) {
    const { name, says } = benchmark;
    const table = await tableOf(benchmark);
    if (json) results.push({ name, says, ...table });
    else console.log(`\n${name}: ${says}\n\n${printTable(table)}`);
  }
  if (json) console.log(JSON.stringify({ machine: machine(), benchmarks: results }, null, 2));
}

/** A benchmark that fails leaves the others their turn. */
async function tableOf({ run }: Benchmark): Promise<Table> {
  try {
    return await run();
  } catch (error) {
    process.exitCode = FAILURE;
    const message = error instanceof Error ? error.message : String(error);
    return { columns: ["failed"], rows: message.split("\n").map((line) => [line]), notes: [] };
  }
}
