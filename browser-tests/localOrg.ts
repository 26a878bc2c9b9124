import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A local org of this project on a port of its own, with fresh sample data. */
export interface RunningOrg {
  url: string;
  stop(): Promise<void>;
}

const PROJECT = resolve(import.meta.dirname, "..");
const READY = /Local org ready at (\S+)/;

/** Starts `npm start`'s server in its own process; rejects with what it printed where it does not come up. */
export async function startLocalOrg(): Promise<RunningOrg> {
  const data = mkdtempSync(join(tmpdir(), "local-org-"));
  const port = String(await freePort());
  const server = spawn(process.execPath, ["local-org/server/start.ts", "--port", port, "--data", data], {
    cwd: PROJECT
  });
  const url = await readyUrl(server);
  return {
    url,
    stop: async () => {
      server.kill("SIGTERM");
      await ended(server);
      rmSync(data, { recursive: true, force: true });
    }
  };
}

function readyUrl(server: ChildProcess): Promise<string> {
  return new Promise((ready, failed) => {
    let printed = "";
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const url = READY.exec(printed)?.[1];
      if (url) {
        ready(url);
      }
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    server.once("exit", (code) => failed(new Error(`The local org ended with code ${code}:\n${printed}`)));
  });
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((done) => (server.exitCode === null ? server.once("exit", () => done()) : done()));
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => found(port));
    });
  });
}
