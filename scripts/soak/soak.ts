/**
 * Puts the app on the local org under load and faults, and checks that nothing was lost, doubled or half written. Each trial has a process and a
 * time of its own: one that does not end is ended, and has failed.
 *
 * usage: npm run soak [-- NAME…]     names: bulk, clients, kills, full-disk
 */
import { bounded } from "./bounded.ts";
import type { Trial } from "./trial.ts";
import { TRIALS } from "./trials.ts";

const WRONG_USAGE = 2;

process.exitCode = await soak(process.argv.slice(2));

async function soak(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !TRIALS.some((trial) => trial.name === name));
  if (unknown.length > 0) {
    console.error(`No such trial: ${unknown.join(", ")}. Trials: ${TRIALS.map(({ name }) => name).join(", ")}.`);
    return WRONG_USAGE;
  }
  let failed = 0;
  for (const trial of TRIALS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    if (!(await stands(trial))) failed++;
  }
  return failed === 0 ? 0 : 1;
}

async function stands({ name, says, mostSeconds }: Trial): Promise<boolean> {
  const began = performance.now();
  console.log(`${name}: ${says} (at most ${mostSeconds} s)`);
  const { held, failed } = await bounded(new URL("runTrial.ts", import.meta.url), [name], mostSeconds);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  if (failed === null) console.log(`  held, in ${seconds} s: ${held}`);
  else console.error(`  failed, after ${seconds} s: ${failed}`);
  return failed === null;
}
