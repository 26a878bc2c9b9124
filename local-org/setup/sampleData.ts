import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OrgError, SourceError } from "../errors.ts";
import type { LocalOrg } from "../org.ts";
import { CONFIG_FILE, type OrgConfig, type SampleStep } from "./config.ts";
import { importPlan } from "./importPlan.ts";

interface SampleHost extends LocalOrg {
  readonly config: OrgConfig;
  readonly administratorId: string;
  drain(): void;
}

const MARK = "sample data";

/**
 * Loads the config's sample data on the first start, unless the org begins blank; later starts leave the data as it is. Throws a `SourceError` that
 * names the step which failed.
 */
export function loadSampleData(org: SampleHost, blank: boolean): void {
  org.store.all('CREATE TABLE IF NOT EXISTS "_loaded" (name TEXT PRIMARY KEY)', []);
  if (org.store.all('SELECT name FROM "_loaded" WHERE name = ?', [MARK]).length > 0) return;
  org.store.transaction(() => {
    if (!blank) for (const step of org.config.sampleData) runStep(org, step);
    org.store.all('INSERT INTO "_loaded" VALUES (?)', [MARK]);
  });
  org.drain();
}

function runStep(org: SampleHost, step: SampleStep): void {
  const file = "apex" in step ? step.apex : step.import;
  if (!existsSync(join(org.project.dir, file)))
    throw new SourceError(CONFIG_FILE, 1, 1, `the file ${file} does not exist`);
  const userId = step.as === undefined ? org.administratorId : userIdOf(org, step.as);
  if ("apex" in step) runApex(org, userId, file);
  else org.transact(userId, (transaction) => importPlan(org, transaction, file));
}

function runApex(org: SampleHost, userId: string, file: string): void {
  const source = readFileSync(join(org.project.dir, file), "utf8");
  org.transact(userId, (transaction) => {
    const { compiled, compileProblem, line, column, failure } = org.apex.executeAnonymous(transaction, source);
    if (!compiled) throw new SourceError(file, line, column, compileProblem ?? "does not compile");
    if (failure === null) return;
    const failedLine = Number(/line (\d+)/.exec(failure.stackTrace.split("\n").at(-1) ?? "")?.[1] ?? 1);
    throw new SourceError(file, failedLine, 1, `${failure.type}: ${failure.message}`);
  });
}

function userIdOf(org: SampleHost, username: string): string {
  const [user] = org.store.readWhere(org.schema.requireObject("User"), "Username", [username]);
  if (user === undefined) throw new OrgError("INVALID_CROSS_REFERENCE_KEY", `there is no user ${username}`);
  return String(user["Id"]);
}
