import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { bounded, type Outcome } from "../bounded.ts";

const SHORT_SECONDS = 1;
const LONG_SECONDS = 60;

describe("a trial's process", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "bounded-"));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  function run(source: string, mostSeconds = LONG_SECONDS): Promise<Outcome> {
    const file = join(folder, "trial.mjs");
    writeFileSync(file, source);
    return bounded(pathToFileURL(file), [], mostSeconds);
  }

  it("tells that it held", async () => {
    const outcome = await run(`process.send({ held: "all there" }); process.disconnect();`);
    assert.deepEqual(outcome, { held: "all there", failed: null });
  });

  it("tells why it failed", async () => {
    const outcome = await run(`process.send({ failed: "one is lost" }); process.disconnect();`);
    assert.deepEqual(outcome, { held: "", failed: "one is lost" });
  });

  it("has failed where it ends without a word", async () => {
    const { failed } = await run(`process.send({ soFar: "3 kills" }, () => process.exit(0));`);
    assert.equal(failed, "ended without a word (code 0); so far: 3 kills");
  });

  it("is ended when its time is over, however busy it is, with what it started and with its files", async () => {
    const note = join(folder, "note");
    const { failed } = await run(
      `import { spawn } from "node:child_process";
       import { writeFileSync } from "node:fs";
       const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
       writeFileSync(${JSON.stringify(note)}, JSON.stringify([child.pid, process.env.TMPDIR]));
       process.send({ soFar: "57 kills" }, () => { for (;;); });`,
      SHORT_SECONDS
    );
    assert.equal(failed, `not done within ${SHORT_SECONDS} s; so far: 57 kills`);
    const [pid, temporary] = JSON.parse(readFileSync(note, "utf8")) as [number, string];
    assert.equal(existsSync(temporary), false);
    await assert.doesNotReject(gone(pid));
  });
});

/** Resolves when the process is there no more; a killed one may take a moment. */
async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (!isRunning(pid)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`process ${pid} is still there`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

/** Dead, with nobody yet who took notice. */
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && / Z /.test(readFileSync(file, "utf8"));
}
