import { API, isFailure, request } from "./http.ts";
import { fieldAt, idsIn, merge, project, type RecordRepresentation } from "./representation.ts";

export type RecordChange = "created" | "updated" | "deleted" | "stale";

export interface RecordQuery {
  recordId: string;
  /** Qualified names; a record without one of them is an error. */
  fields: readonly string[];
  /** Qualified names that are left out where the user may not see them. */
  optionalFields: readonly string[];
}

interface Watcher {
  query: RecordQuery;
  receive(record: RecordRepresentation): void;
  fail(error: unknown): void;
  shown: string;
}

interface PendingLoad {
  queries: RecordQuery[];
  answer: Promise<RecordRepresentation>;
}

/** Records younger than this are shown from the cache without asking. */
const FRESH_MILLISECONDS = 30_000;

const cache = new Map<string, { record: RecordRepresentation; at: number }>();
const watchers = new Set<Watcher>();
const pending = new Map<string, PendingLoad>();
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

/** The record's fields, from the cache where it holds all of them and they are fresh. */
export async function readRecord(query: RecordQuery, again = false): Promise<RecordRepresentation> {
  const known = cache.get(query.recordId);
  const names = [...query.fields, ...query.optionalFields];
  const fresh = known !== undefined && Date.now() - known.at < FRESH_MILLISECONDS;
  if (!again && fresh && names.every((name) => fieldAt(known.record, name) !== undefined)) return known.record;
  return requestShared(query);
}

/** Requests for the same record that are made in the same moment travel as one; where that fails, each is asked for by itself. */
async function requestShared(query: RecordQuery): Promise<RecordRepresentation> {
  const load = pending.get(query.recordId) ?? startLoad(query.recordId);
  load.queries.push(query);
  try {
    return await load.answer;
  } catch (error) {
    if (load.queries.length === 1) throw error;
    return fetchRecord([query]);
  }
}

function startLoad(id: string): PendingLoad {
  const queries: RecordQuery[] = [];
  const answer = Promise.resolve().then(() => {
    pending.delete(id);
    return fetchRecord(queries);
  });
  const load = { queries, answer };
  pending.set(id, load);
  return load;
}

async function fetchRecord(queries: readonly RecordQuery[]): Promise<RecordRepresentation> {
  const id = queries[0]?.recordId ?? "";
  const fields = new Set(queries.flatMap((query) => query.fields));
  const optional = new Set(queries.flatMap((query) => query.optionalFields).filter((name) => !fields.has(name)));
  const parameters = new URLSearchParams();
  if (fields.size > 0) parameters.set("fields", [...fields].join());
  if (optional.size > 0) parameters.set("optionalFields", [...optional].join());
  return ingest(await request<RecordRepresentation>("GET", `${API}/ui-api/records/${id}?${parameters}`));
}

/** Takes in what the server told and shows it wherever the record, or one of its parents, is on the page. */
export function ingest(fresh: RecordRepresentation): RecordRepresentation {
  const record = merge(cache.get(fresh.id)?.record, fresh);
  cache.set(fresh.id, { record, at: Date.now() });
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
