import { executionOfTransaction } from "../../apex/runtime/execution.ts";
import type { LocalOrg } from "../../org.ts";
import type { UserContext } from "../../security/types.ts";
import type { Transaction } from "../../transaction/types.ts";
import { apexFailure } from "../apexErrors.ts";
import { requestedPath } from "../http/requestedPath.ts";
import { debugLogText } from "./debugLog.ts";

/** The platform throws older logs away as well. */
const MOST_LOGS = 1000;

export interface TraceOptions {
  isTraced(userId: string): boolean;
  /** Told of each log that was kept. */
  onLog(logId: string): void;
}

/** The org, keeping a debug log of each request in which Apex ran for a traced user. */
export function tracedOrg(org: LocalOrg, options: TraceOptions): LocalOrg {
  createBodies(org);
  let lines: string[] | null = null;
  function transact<T>(userId: string, work: (transaction: Transaction) => T): T {
    if (lines !== null) return org.transact(userId, (transaction) => collected(transaction, work, lines ?? []));
    if (!options.isTraced(userId)) return org.transact(userId, work);
    const started = Date.now();
    const collectedLines: string[] = (lines = []);
    let ran = false;
    let failure: string | null = null;
    try {
      return org.transact(userId, (transaction) => {
        try {
          return collected(transaction, work, collectedLines);
        } finally {
          ran = executionOfTransaction(transaction) !== null;
        }
      });
    } catch (error) {
      failure = failureText(error);
      throw error;
    } finally {
      lines = null;
      if (ran) options.onLog(keepLog(org, org.security.user(userId), { lines: collectedLines, failure, started }));
    }
  }
  return Object.create(org, { transact: { value: transact } }) as LocalOrg;
}

function collected<T>(transaction: Transaction, work: (transaction: Transaction) => T, lines: string[]): T {
  try {
    return work(transaction);
  } finally {
    lines.push(...(executionOfTransaction(transaction)?.debugLog ?? []));
  }
}

function failureText(error: unknown): string | null {
  const failure = apexFailure(error);
  return failure === null ? null : `${failure.type}: ${failure.message}\n\n${failure.stackTrace}`;
}

interface LoggedRun {
  lines: readonly string[];
  failure: string | null;
  /** Milliseconds since 1970. */
  started: number;
}

function keepLog(org: LocalOrg, user: UserContext, { lines, failure, started }: LoggedRun): string {
  const object = org.schema.requireObject("ApexLog");
  const id = org.store.nextId(object);
  const body = debugLogText(lines, user, failure);
  const now = new Date().toISOString();
  org.store.insert(object, {
    Id: id,
    Application: "Unknown",
    DurationMilliseconds: Date.now() - started,
    Location: "Monitoring",
    LogLength: Buffer.byteLength(body),
    LogUserId: user.userId,
    Operation: requestedPath(),
    Request: "Api",
    StartTime: new Date(started).toISOString(),
    Status: failure === null ? "Success" : (failure.split("\n")[0] ?? ""),
    LastModifiedDate: now,
    SystemModstamp: now
  });
  org.store.all("INSERT INTO LocalApexLogBody VALUES (?, ?)", [id, body]);
  dropOldest(org);
  return id;
}

function createBodies(org: LocalOrg): void {
  org.store.all("CREATE TABLE IF NOT EXISTS LocalApexLogBody (id TEXT PRIMARY KEY, body TEXT)", []);
}

function dropOldest({ schema, store }: LocalOrg): void {
  const old = store.all("SELECT id FROM LocalApexLogBody ORDER BY id DESC LIMIT -1 OFFSET ?", [MOST_LOGS]);
  for (const { id } of old) {
    store.purge(schema.requireObject("ApexLog"), String(id));
    store.all("DELETE FROM LocalApexLogBody WHERE id = ?", [String(id)]);
  }
}

/** The text of a log; null where there is none of this id. */
export function logBody(org: LocalOrg, id: string): string | null {
  const [row] = org.store.all("SELECT body FROM LocalApexLogBody WHERE id = ?", [id]);
  return row === undefined ? null : String(row["body"]);
}
