import { API, isFailure, request } from "./http.ts";
import { joinRequest, namesIn, requestRecord, type RecordQuery } from "./recordRequests.ts";
import { fieldAt, idsIn, merge, project, type RecordRepresentation } from "./representation.ts";

export type { RecordQuery } from "./recordRequests.ts";

export type RecordChange = "created" | "updated" | "deleted" | "stale";

interface Watcher {
  query: RecordQuery;
  receive(record: RecordRepresentation): void;
  fail(error: unknown): void;
  shown: string;
}

interface KnownRecord {
  record: RecordRepresentation;
  /** When the server was asked last, in milliseconds. */
  at: number;
  /** Optional fields that the server left out: they do not exist, or not for this user. */
  absent: ReadonlySet<string>;
}

/** Records younger than this are shown from the cache without asking. */
const FRESH_MILLISECONDS = 30_000;

const cache = new Map<string, KnownRecord>();
const watchers = new Set<Watcher>();
const changeListeners = new Set<(id: string, change: RecordChange) => void>();

/** Follows a record: its fields now, and again whenever anything in this page changes them. Returns what ends it. */
export function watchRecord(
  query: RecordQuery,
  receive: (record: RecordRepresentation) => void,
  fail: (error: unknown) => void
): () => void {
  const watcher: Watcher = { query, receive, fail, shown: "" };
  watchers.add(watcher);
  void readRecord(query).then(
    (record) => show(watcher, record),
    (error: unknown) => watchers.has(watcher) && fail(error)
  );
  return () => watchers.delete(watcher);
}

/** The record's fields, from the cache where it holds all of them and they are fresh. `again` asks the server in any case. */
export async function readRecord(query: RecordQuery, again = false): Promise<RecordRepresentation> {
  const known = cache.get(query.recordId);
  const isFresh = known !== undefined && Date.now() - known.at < FRESH_MILLISECONDS;
  if (!again && isFresh && holds(known, query)) return known.record;
  return ingest(await (again ? requestRecord(query) : joinRequest(query)), namesIn([query]));
}

function holds({ record, absent }: KnownRecord, { fields, optionalFields }: RecordQuery): boolean {
  const has = (name: string): boolean => fieldAt(record, name) !== undefined;
  return fields.every(has) && optionalFields.every((name) => has(name) || absent.has(name));
}

/**
 * Takes in what the server told and shows it wherever the record, or one of its parents, is on the page. `asked` are the qualified names of the
 * fields that the server was asked for.
 */
export function ingest(fresh: RecordRepresentation, asked: readonly string[] = []): RecordRepresentation {
  const known = cache.get(fresh.id);
  const record = merge(known?.record, fresh);
  const absent = [...(known?.absent ?? []), ...asked].filter((name) => fieldAt(record, name) === undefined);
  cache.set(fresh.id, { record, at: Date.now(), absent: new Set(absent) });
  for (const watcher of watchers) if (watcher.query.recordId === fresh.id) show(watcher, record);
  return record;
}

function show(watcher: Watcher, record: RecordRepresentation): void {
  if (!watchers.has(watcher) || !watcher.query.fields.every((name) => fieldAt(record, name) !== undefined)) return;
  const visible = project(record, [...watcher.query.fields, ...watcher.query.optionalFields]);
  const shown = JSON.stringify(visible);
  if (shown === watcher.shown) return;
  watcher.shown = shown;
  watcher.receive(visible);
}

/** Asks the server again for every record on the page that is one of these or shows fields of one of them. */
export async function refreshRecords(ids: readonly string[]): Promise<void> {
  const changed = new Set(ids);
  const affected = [...watchers].filter(({ query }) => {
    const known = cache.get(query.recordId)?.record;
    return changed.has(query.recordId) || (known !== undefined && idsIn(known).some((id) => changed.has(id)));
  });
  for (const id of changed) if (!affected.some(({ query }) => query.recordId === id)) cache.delete(id);
  await Promise.all(
    affected.map((watcher) =>
      readRecord(watcher.query, true).catch((error: unknown) => {
        if (isFailure(error)) watcher.fail(error);
      })
    )
  );
}

/** Everything that is on the page, asked again. */
export async function refreshAllRecords(): Promise<void> {
  await refreshRecords([...new Set([...watchers].map(({ query }) => query.recordId))]);
}

export interface RecordInput {
  apiName?: string;
  fields: Record<string, unknown>;
  allowSaveOnDuplicate?: boolean;
}

/** Inserts a record. Rejects with the platform's errors in `body.output`. */
export async function createRecord(input: RecordInput): Promise<RecordRepresentation> {
  const record = ingest(await request<RecordRepresentation>("POST", `${API}/ui-api/records`, input));
  announce(record.id, "created");
  return record;
}

/** Updates the record whose `Id` is among the fields, and everything on the page that shows it. */
export async function updateRecord(input: RecordInput): Promise<RecordRepresentation> {
  const { Id: id, ...fields } = input.fields;
  const path = `${API}/ui-api/records/${String(id)}`;
  const record = ingest(await request<RecordRepresentation>("PATCH", path, { ...input, fields }));
  await refreshRecords([record.id]);
  announce(record.id, "updated");
  return record;
}

export async function deleteRecord(id: string): Promise<void> {
  await request("DELETE", `${API}/ui-api/records/${id}`);
  cache.delete(id);
  announce(id, "deleted");
}

/** Calls back for every record that this page created, changed or deleted. Returns what ends it. */
export function onRecordChange(listener: (id: string, change: RecordChange) => void): () => void {
  changeListeners.add(listener);
  return () => changeListeners.delete(listener);
}

export function announce(id: string, change: RecordChange): void {
  for (const listener of [...changeListeners]) listener(id, change);
}
