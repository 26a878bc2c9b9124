import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a trial's process says: how far it is, and at its end that it held, or why it did not. */
export type Word = { soFar: string } | { held: string } | { failed: string };

export interface Outcome {
  /** What was seen; empty where it failed. */
  held: string;
  /** Null where it held. */
  failed: string | null;
}

/**
 * Runs a program that says `Word`s to this process, with a folder for its temporary files that goes with it. Where it is not done in time it is
 * ended, with all processes that it started, and has failed; so it has where it ends without a word.
 */
export async function bounded(program: URL, parameters: readonly string[], mostSeconds: number): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "soak-"));
  const child = fork(program, parameters, { detached: true, env: { ...process.env, TMPDIR: folder } });
  let soFar = "nothing";
  let outcome: Outcome | null = null;
  child.on("message", (word: Word) => {
    if ("soFar" in word) soFar = word.soFar;
    else outcome ??= "held" in word ? { held: word.held, failed: null } : { held: "", failed: word.failed };
  });
  const end = (): void => endGroup(child.pid);
  const timer = setTimeout(() => {
    outcome ??= { held: "", failed: `not done within ${mostSeconds} s; so far: ${soFar}` };
    end();
  }, mostSeconds * 1000);
  process.once("exit", end);
  try {
    const [code, signal] = await once(child, "exit");
    return outcome ?? { held: "", failed: `ended without a word (${signal ?? `code ${code}`}); so far: ${soFar}` };
  } finally {
    clearTimeout(timer);
    process.off("exit", end);
    end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ends a process that leads a group, and all that it started. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // All of them have ended.
  }
}
