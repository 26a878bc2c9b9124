import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const WRITER = join(import.meta.dirname, "writer.ts");
const LONGEST_WAIT_MILLISECONDS = 40;

export interface Writing {
  projectDir: string;
  dataDir: string;
  /** Anonymous Apex that is run over and over, each time in one transaction; `{n}` in it is the number of the time. */
  apex: string;
}

/**
 * Lets another process write until some of its writes were acknowledged, then kills it (-9) at a moment of chance, most likely in the middle of
 * one. The first number is `first`; answers the last number that was acknowledged.
 */
export async function killInTheMiddle(writing: Writing, first: number, atLeast: number): Promise<number> {
  const child = spawn(process.execPath, [WRITER, JSON.stringify({ ...writing, first })]);
  let acknowledged = first - 1;
  let errors = "";
  child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => reject(new Error(`The writer ended by itself:\n${errors}`)));
    let pending = "";
    child.stdout.on("data", (data: Buffer) => {
      const lines = (pending + data.toString()).split("\n");
      pending = lines.pop() ?? "";
      acknowledged = Number(lines.at(-1) ?? acknowledged);
      if (acknowledged >= first + atLeast - 1) resolve();
    });
  });
  await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_WAIT_MILLISECONDS));
  child.removeAllListeners("exit");
  await kill(child);
  return acknowledged;
}

/** What it had written to its standard output counts as acknowledged, however late it is read. */
async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "close");
}
