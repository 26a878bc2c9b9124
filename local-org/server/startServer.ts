import { join } from "node:path";
import { ignoredMetadata } from "../composition/ignoredMetadata.ts";
import { createMetadataHost } from "../deploy/metadataHost.ts";
import { orgSources } from "../deploy/orgSources.ts";
import { OrgError, type SourceError } from "../errors.ts";
import { installedCache } from "../keptFiles.ts";
import type { LightningBuild } from "../lightning/build/lightningBuild.ts";
import { requireFreePort } from "./freePort.ts";
import { announceServer, runningServer, withdrawServer } from "./runningServer.ts";
import { baseComponentsAhead } from "../lightning/build/baseComponents.ts";
import { registerLightning } from "../lightning/register.ts";
import { createServer } from "../api/createServer.ts";
import { hasData, openOrg, type OpenedOrg } from "../openOrg.ts";
import { readConfig } from "../setup/config.ts";

export interface StartOptions {
  projectDir: string;
  port: number;
  data?: string;
  reset?: boolean;
  blank?: boolean;
  timings?: boolean;
}

/** Opens the project's org and serves it on localhost until the process is told to stop. */
export async function startServer(options: StartOptions): Promise<void> {
  const dataDir = options.data ?? join(options.projectDir, ".local-org");
  refuseSecondServer(dataDir);
  await requireFreePort(options.port);
  const timings = new Map<string, number>();
  const started = performance.now();
  const cacheDir = installedCache();
  const baseComponents = baseComponentsAhead(cacheDir);
  let shell: LightningBuild | undefined;
  const takeUpReload = (mistake: SourceError | null): void => {
    tellOfReload(mistake);
    if (mistake !== null) return;
    tellIgnored(org);
    void shell?.refresh();
  };
  const sources = orgSources({ ...options, dataDir }, hasData(dataDir));
  const org = openOrg({
    projectDir: sources.projectDir,
    dataDir,
    configFor: sources.configFor,
    reset: options.reset ?? false,
    ...(sources.deployed === null ? { onReload: takeUpReload } : {}),
    onPhase: (phase, milliseconds) => timings.set(phase, (timings.get(phase) ?? 0) + milliseconds)
  });
  const listening = performance.now();
  const app = await createServer(org, {
    password: org.config.password,
    metadata: createMetadataHost({
      org,
      deployed: sources.deployed,
      config: readConfig(options.projectDir),
      cacheDir,
      takeUp: async () => {
        org.reload();
        tellIgnored(org);
        await shell?.takeProject(org.project);
      }
    }),
    mountShell: async (server, served, sessions) => {
      await baseComponents;
      shell = await registerLightning(server, served, sessions, { cacheDir, watch: sources.deployed === null });
    }
  });
  const address = await app.listen({ host: "127.0.0.1", port: options.port });
  timings.set("server and shell", performance.now() - listening);
  timings.set("all", performance.now() - started);
  const port = new URL(address).port;
  announceServer(dataDir, Number(port));
  closeOnSignal(async () => {
    withdrawServer(dataDir);
    await app.close();
    org.drain();
    org.close();
  });
  tellIgnored(org);
  announce(org, port, options.timings === true ? timings : null);
}

function tellOfReload(mistake: SourceError | null): void {
  console.log(mistake === null ? "Reloaded the project" : mistake.describe());
}

const TOLD = new Set<string>();

/** Says once what of the project does not run. */
function tellIgnored(org: OpenedOrg): void {
  for (const line of ignoredMetadata(org.project).filter((each) => !TOLD.has(each))) {
    console.warn(line);
    TOLD.add(line);
  }
}

function refuseSecondServer(dataDir: string): void {
  const server = runningServer(dataDir);
  if (server === null) return;
  throw new OrgError(
    "ALREADY_RUNNING",
    `${dataDir} is already served at http://localhost:${server.port} (process ${server.pid}).`
  );
}

function announce(org: OpenedOrg, port: string, timings: ReadonlyMap<string, number> | null): void {
  console.log(`Local org ready at http://localhost:${port}`);
  console.log(`Users (password: ${org.config.password}):`);
  for (const { username, firstName, lastName, title } of org.config.users) {
    const name = [firstName, lastName].filter((part) => part !== undefined).join(" ");
    console.log(`  ${username.padEnd(28)}${name}${title === undefined ? "" : `, ${title}`}`);
  }
  for (const [phase, milliseconds] of timings ?? [])
    console.log(`  ${(milliseconds / 1000).toFixed(2).padStart(7)} s  ${phase}`);
}

function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      void close().finally(() => process.exit(0));
    });
  }
}
