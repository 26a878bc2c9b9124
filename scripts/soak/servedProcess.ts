import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { DealOrg } from "./dealOrg.ts";

/** The API of an org in a process of its own. */
export interface ServedProcess {
  url: string;
  /** Ends it as `kill -9` does. Answers when it is gone. */
  kill(): Promise<void>;
}

const SERVER = join(import.meta.dirname, "serveDealOrg.ts");

/** Serves the org from another process. Rejects with what it printed where it does not come up. */
export async function serveInProcess({ projectDir, dataDir }: DealOrg): Promise<ServedProcess> {
  const server = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", SERVER, projectDir, dataDir]);
  let errors = "";
  server.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  const url = await new Promise<string>((ready, failed) => {
    server.stdout.once("data", (data: Buffer) => ready(data.toString().trim()));
    server.once("exit", () => failed(new Error(`The server ended by itself:\n${errors}`)));
  });
  return { url, kill: () => kill(server) };
}

async function kill(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill("SIGKILL");
  await once(server, "close");
}
