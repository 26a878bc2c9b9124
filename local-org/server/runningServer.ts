import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The server that has an org's data open. */
export interface RunningServer {
  pid: number;
  port: number;
}

const FILE = "server.json";

/** Leaves word that this process serves the data. */
export function announceServer(dataDir: string, port: number): void {
  writeFileSync(join(dataDir, FILE), JSON.stringify({ pid: process.pid, port }));
}

/** Takes that word back. */
export function withdrawServer(dataDir: string): void {
  rmSync(join(dataDir, FILE), { force: true });
}

/** The server that serves the data now; null where there is none, or it died without taking its word back. */
export function runningServer(dataDir: string): RunningServer | null {
  try {
    const server = JSON.parse(readFileSync(join(dataDir, FILE), "utf8")) as RunningServer;
    process.kill(server.pid, 0);
    return server.pid === process.pid ? null : server;
  } catch {
    return null;
  }
}
