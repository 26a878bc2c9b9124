import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { PROJECT } from "./projectCopy.ts";

/** Within which a start must be done. */
const MOST_MINUTES = 5;

/** A started server: where it is, and how many seconds each part of its start took. */
export interface ServerProcess {
  url: string;
  /** From the start of the process until it could be used. */
  seconds: number;
  phases: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** What a start keeps for the next one: modules as Node compiled them, and what the local org compiled. */
const CACHES = { NODE_COMPILE_CACHE: ".local-org/cache/node", LOCAL_ORG_CACHE: ".local-org/cache/local-org" };
const READY = /Local org ready at (\S+)/;
const PHASE = /^ +([\d.]+) s {2}(.+)$/gm;
/** It is printed last. */
const ALL = "all";

/**
 * Starts what `npm start` starts for a project, in a process of its own on a free port, with the installation's caches or with caches that
 * lie in the project, and begin cold. Rejects with what it printed where it does not come up.
 */
export async function startServerProcess(
  projectDir: string,
  caches: "installed" | "own" = "installed"
): Promise<ServerProcess> {
  const begin = performance.now();
  const server = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      "local-org/server/start.ts",
      "--project",
      projectDir,
      "--port",
      "0",
      "--timings"
    ],
    { cwd: PROJECT, env: { ...process.env, ...(caches === "own" ? cachesIn(projectDir) : {}) } }
  );
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null) return;
    server.kill("SIGTERM");
    await once(server, "exit");
  };
  try {
    const { printed, milliseconds } = await readyOutput(server, begin);
    return { url: READY.exec(printed)?.[1] ?? "", seconds: milliseconds / 1000, phases: phasesIn(printed), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function cachesIn(projectDir: string): Record<string, string> {
  return Object.fromEntries(Object.entries(CACHES).map(([name, folder]) => [name, join(projectDir, folder)]));
}

/** The seconds by phase that `--timings` prints. */
export function phasesIn(printed: string): Map<string, number> {
  return new Map([...printed.matchAll(PHASE)].map(([, seconds, phase = ""]) => [phase, Number(seconds)]));
}

function readyOutput(server: ChildProcess, begin: number): Promise<{ printed: string; milliseconds: number }> {
  return new Promise((ready, failed) => {
    let printed = "";
    let milliseconds = 0;
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (milliseconds === 0 && READY.test(printed)) milliseconds = performance.now() - begin;
      if (phasesIn(printed).has(ALL)) ready({ printed, milliseconds });
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    server.once("exit", (code) => failed(new Error(`The local org ended with code ${code}:\n${printed}`)));
    const late = (): void =>
      failed(new Error(`The local org was not ready after ${MOST_MINUTES} minutes:\n${printed}`));
    setTimeout(late, MOST_MINUTES * 60_000).unref();
  });
}
