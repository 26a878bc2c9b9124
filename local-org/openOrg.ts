import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { createApexEngine } from "./apex/engine.ts";
import { assembleParts, type OrgParts } from "./composition/assembleParts.ts";
import type { SourceError } from "./errors.ts";
import type { EventListener } from "./save/types.ts";
import { strict, tolerant } from "./metadata/mistakes.ts";
import { readProject } from "./metadata/readProject.ts";
import type { Project } from "./metadata/types.ts";
import type { LocalOrg } from "./org.ts";
import { buildSchema } from "./schema/buildSchema.ts";
import { readConfig, type OrgConfig } from "./setup/config.ts";
import { loadSampleData } from "./setup/sampleData.ts";
import { administrator, syncSetup } from "./setup/syncSetup.ts";
import { openStore, type SqliteStore } from "./store/sqliteStore.ts";
import { TransactionRunner } from "./transaction/transactionRunner.ts";
import { watchProject } from "./composition/watchProject.ts";

export interface OpenOptions {
  /** The Salesforce DX project's folder. */
  projectDir: string;
  /** Where records are kept; `:memory:` for an org that passes with its process. `.local-org` of the project where absent. */
  dataDir?: string;
  /** Throws away what is there and begins anew. */
  reset?: boolean;
  /** No sample data. */
  blank?: boolean;
  /** The org's config in this state of its project; what the project's own file says where not given. */
  configFor?(project: Project): OrgConfig;
  /** Opens though some of the Apex does not compile; `apex.problems` tells what. */
  toleratesApexProblems?: boolean;
  /** Opens without the components that cannot be used; `project.mistakes` tells which. */
  toleratesMetadataProblems?: boolean;
  /** Takes up changes to the project's files while the org is open; the function is told of each, with the mistake where there is one. */
  onReload?(mistake: SourceError | null): void;
  /** Told how long each part of the start took. */
  onPhase?(phase: string, milliseconds: number): void;
}

/** An open org with what only its host needs. */
export interface OpenedOrg extends LocalOrg {
  readonly config: OrgConfig;
  /** The id of the user as whom the host itself acts. */
  readonly administratorId: string;
  /** Takes up what the project's files say now. Throws a `SourceError` for the first mistake, and goes on as before. */
  reload(): void;
  /** Runs queueables, events and the like that committed transactions left, until none is left. */
  drain(): void;
}

const DATABASE = "org.sqlite";
/** Milliseconds between two looks for delayed and scheduled jobs whose time has come. */
const CLOCK_TICK = 1_000;

/**
 * Opens the org of a project: reads its files, opens its records, compiles its Apex and, on the first start, loads its sample data.
 * Throws a `SourceError` for the first mistake in the project's files.
 */
export function openOrg(options: OpenOptions): OpenedOrg {
  const timed = stopwatch(options.onPhase);
  const projectDir = resolve(options.projectDir);
  const project = timed("metadata", () => readFiles(projectDir, options));
  const configFor = configReader(options, projectDir);
  const store = timed("store", () => openData(projectDir, options));
  try {
    return openParts({ ...options, projectDir }, configFor, project, store, timed);
  } catch (error) {
    store.close();
    throw error;
  }
}

function readFiles(projectDir: string, { toleratesMetadataProblems }: OpenOptions): Project {
  return readProject(projectDir, toleratesMetadataProblems === true ? tolerant() : strict());
}

function configReader(options: OpenOptions, projectDir: string): (project: Project) => OrgConfig {
  if (options.configFor !== undefined) return options.configFor;
  const config = readConfig(projectDir);
  return () => config;
}

type Timed = <T>(phase: string, work: () => T) => T;

function openParts(
  options: OpenOptions,
  configFor: (project: Project) => OrgConfig,
  project: Project,
  store: SqliteStore,
  timed: Timed
): OpenedOrg {
  const load = (from: Project): OrgParts => {
    const schema = timed("schema", () => buildSchema(from, store.keyPrefixes()));
    timed("migration", () => store.migrate(schema.objects()));
    timed("setup", () => syncSetup(store, schema, from, configFor(from)));
    const assembled = assembleParts(from, schema, store, runner, configFor(from).sharing);
    const shareAnew = (): void => assembled.security.recalculateSharing(administrator(store, schema, configFor(from)));
    timed("sharing rules", () => store.transaction(shareAnew));
    return assembled;
  };
  const runner: TransactionRunner = new TransactionRunner({
    store,
    user: (userId) => parts.security.user(userId),
    onBackgroundError: (error) => console.error(error)
  });
  const listeners: EventListener[] = [];
  let parts = load(project);
  let apex = timed("apex", () => compiled(parts));

  function compiled(from: OrgParts): ReturnType<typeof createApexEngine> {
    const engine = createApexEngine(from.platform);
    try {
      engine.compile(from.project);
    } catch (error) {
      const tolerated = options.toleratesApexProblems === true && engine.problems.some((each) => each === error);
      if (!tolerated) throw error;
    }
    from.saveOrder.useTriggers(engine, (...event) => listeners.forEach((listener) => listener(...event)));
    return engine;
  }

  function reload(): void {
    const fresh = load(readFiles(options.projectDir, options));
    apex = compiled(fresh);
    parts = fresh;
  }

  /** A job that cannot even begin has nobody to be thrown to. */
  function tick(): void {
    try {
      apex.runDueJobs((userId, work) => runner.transact(userId, work));
    } catch (error) {
      console.error(error);
    }
  }

  const config = configFor(project);
  const administratorId = administrator(store, parts.schema, config);
  const watcher = options.onReload === undefined ? null : watchProject(project, reload, options.onReload);
  const org: OpenedOrg = {
    config,
    administratorId,
    currency: config.organization.currency,
    get project() {
      return parts.project;
    },
    get schema() {
      return parts.schema;
    },
    store,
    get security() {
      return parts.security;
    },
    get saveOrder() {
      return parts.saveOrder;
    },
    get apex() {
      return apex;
    },
    get flows() {
      return parts.platform.flows;
    },
    transact: (userId, work) => runner.transact(userId, work),
    query: (soql, queryOptions) => parts.platform.query(soql, queryOptions),
    search: (sosl, queryOptions) => parts.platform.search?.(sosl, queryOptions) ?? [],
    onEvent: (listener) => listeners.push(listener),
    reload,
    drain: () => runner.drain(),
    close() {
      clearInterval(clock);
      void watcher?.close();
      runner.abandon();
      store.close();
    }
  };
  timed("sample data", () => loadSampleData(org, options.blank === true));
  const clock = setInterval(tick, CLOCK_TICK);
  clock.unref();
  return org;
}

/** Whether an org's records lie in the folder. */
export function hasData(dataDir: string): boolean {
  return existsSync(join(dataDir, DATABASE));
}

function openData(projectDir: string, options: OpenOptions): SqliteStore {
  const dir = options.dataDir ?? join(projectDir, ".local-org");
  if (dir === ":memory:") return openStore(dir);
  if (options.reset === true)
    for (const suffix of ["", "-wal", "-shm"]) rmSync(join(dir, DATABASE + suffix), { force: true });
  return openStore(join(dir, DATABASE));
}

function stopwatch(report: OpenOptions["onPhase"]): Timed {
  return (phase, work) => {
    const start = performance.now();
    try {
      return work();
    } finally {
      report?.(phase, performance.now() - start);
    }
  };
}
