/**
 * Puts the app on the local org under load and faults, and checks that nothing was lost, doubled or half written.
 *
 * usage: npm run soak [-- NAME…]     names: bulk, clients, kills, full-disk
 */
import { bulk } from "./bulk.ts";
import { clients } from "./clients.ts";
import { fullDisk } from "./fullDisk.ts";
import { kills } from "./kills.ts";
import type { Trial } from "./trial.ts";

const TRIALS: readonly Trial[] = [bulk, clients, kills, fullDisk];
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

async function stands(trial: Trial): Promise<boolean> {
  const began = performance.now();
  console.log(`${trial.name}: ${trial.says}`);
  try {
    const seen = await trial.run();
    console.log(`  held, in ${((performance.now() - began) / 1000).toFixed(0)} s: ${seen}`);
    return true;
  } catch (error) {
    console.error(`  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return false;
  }
}
