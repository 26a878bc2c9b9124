import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
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
  const server = spawn(process.execPath, ["local-org/server/start.ts", "--port", "0", "--data", data], {
    cwd: PROJECT
  });
  const url = await readyUrl(server);
  return {
    url,
    stop: async () => {
      if (server.exitCode === null) {
        server.kill("SIGTERM");
        await once(server, "exit");
      }
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
