/** Runs one trial in a process of its own (`bounded.ts`), which hears how far it is and how it ended. */
import { TRIALS } from "./trials.ts";
import type { Word } from "./bounded.ts";

const trial = TRIALS.find(({ name }) => name === process.argv[2]);
if (trial === undefined) throw new Error(`No such trial: ${process.argv[2]}`);

try {
  say({ held: await trial.run((soFar) => say({ soFar })) });
} catch (error) {
  say({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
process.disconnect();

function say(word: Word): void {
  process.send?.(word);
}
