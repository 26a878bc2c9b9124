import { randomUUID } from "node:crypto";
import type { Store } from "../../../store/types.ts";
import type { JobKind } from "../../runtime/jobs.ts";
import type { ApexValue } from "../../runtime/values/index.ts";
import { freeze, UnfreezableError, type Frozen } from "./frozen.ts";

/** A job that has not run yet, as it lies beside the records: it outlives the process. */
export interface PendingJob {
  id: string;
  kind: JobKind;
  className: string;
  userId: string;
  /** What the job needs to run; null where that cannot be kept. */
  payload: Frozen[] | null;
}

const TABLE = `CREATE TABLE IF NOT EXISTS LocalPendingJob (id TEXT PRIMARY KEY, kind TEXT, className TEXT, userId TEXT, payload TEXT,
  dueAt INTEGER, owner TEXT)`;

/** Who has the records open: jobs of this owner run by themselves, those of others were left behind when these ended. */
const owners = new WeakMap<Store, string>();

function ownerOf(store: Store): string {
  const owner = owners.get(store) ?? randomUUID();
  owners.set(store, owner);
  return owner;
}

/** Keeps a job until it runs: with the transaction under way it stays or goes. With a time it waits for the clock. */
export function keepPending(
  store: Store,
  job: Omit<PendingJob, "payload">,
  payload: readonly ApexValue[],
  dueAt: number | null
): void {
  store.all(TABLE, []);
  store.all("INSERT OR REPLACE INTO LocalPendingJob VALUES (?, ?, ?, ?, ?, ?, ?)", [
    job.id,
    job.kind,
    job.className,
    job.userId,
    JSON.stringify(dueAt === null ? frozenOrNull(payload) : payload.map(freeze)),
    dueAt,
    ownerOf(store)
  ]);
}

export function dropPending(store: Store, id: string): void {
  store.all(TABLE, []);
  store.all("DELETE FROM LocalPendingJob WHERE id = ?", [id]);
}

/** Jobs whose time has come, and those that were left behind. */
export function dueJobs(store: Store, now: number): PendingJob[] {
  if (store.all("SELECT 1 FROM sqlite_master WHERE name = 'LocalPendingJob'", []).length === 0) return [];
  const rows = store.all(
    "SELECT * FROM LocalPendingJob WHERE (dueAt IS NULL AND owner <> ?) OR dueAt <= ? ORDER BY dueAt, id",
    [ownerOf(store), now]
  );
  return rows.map((row) => ({
    id: String(row["id"]),
    kind: row["kind"] as JobKind,
    className: String(row["className"]),
    userId: String(row["userId"]),
    payload: JSON.parse(String(row["payload"])) as Frozen[] | null
  }));
}

/** This process runs the job now. */
export function takeOver(store: Store, id: string): void {
  store.all("UPDATE LocalPendingJob SET owner = ?, dueAt = NULL WHERE id = ?", [ownerOf(store), id]);
}

function frozenOrNull(payload: readonly ApexValue[]): Frozen[] | null {
  try {
    return payload.map(freeze);
  } catch (error) {
    if (error instanceof UnfreezableError) return null;
    throw error;
  }
}
