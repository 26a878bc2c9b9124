import { API, request } from "./http.ts";
import { inBatches, partsOf } from "./inBatches.ts";
import type { RecordRepresentation } from "./representation.ts";

export interface RecordQuery {
  recordId: string;
  /** Qualified names; a record without one of them is an error. */
  fields: readonly string[];
  /** Qualified names that are left out where the user may not see them. */
  optionalFields: readonly string[];
}

/** A request that is under way. */
interface Load {
  names: ReadonlySet<string>;
  answer: Promise<RecordRepresentation>;
}

/** Records that one request for a batch may name. */
const MOST_RECORDS = 100;

/** What the next request for a record will ask for, and what the last one did. */
const wanted = new Map<string, RecordQuery[]>();
const loads = new Map<string, Load>();

/** The answer of a request that is under way and asked for all of these fields, else of a new one. */
export async function joinRequest(query: RecordQuery): Promise<RecordRepresentation> {
  const load = loads.get(query.recordId);
  const isAsked = load !== undefined && namesIn([query]).every((name) => load.names.has(name));
  return isAsked ? load.answer.catch(() => requestRecord(query)) : requestRecord(query);
}

/** Records of which the same is asked travel as one request, too. */
const askForRecord = inBatches<RecordRepresentation>(MOST_RECORDS, (ids) => {
  const queries = new Map(ids.map((id) => [id, wanted.get(id) ?? []]));
  ids.forEach((id) => wanted.delete(id));
  const answers = new Map<string, Promise<RecordRepresentation>>();
  for (const alike of Map.groupBy(ids, (id) => parametersOf(queries.get(id) ?? [])).values()) {
    const [first = ""] = alike;
    fetchAlike(alike, queries.get(first) ?? []).forEach((answer, index) => answers.set(alike[index] ?? "", answer));
  }
  return ids.map((id) => answers.get(id) as Promise<RecordRepresentation>);
});

/** What is asked of a record in the same tick travels as one request; where that fails, each is asked for by itself. */
export async function requestRecord(query: RecordQuery): Promise<RecordRepresentation> {
  const queries = wanted.get(query.recordId) ?? [];
  wanted.set(query.recordId, queries);
  queries.push(query);
  try {
    return await askForRecord(query.recordId);
  } catch (error) {
    if (queries.length === 1) throw error;
    return fetchAlike([query.recordId], [query])[0] as Promise<RecordRepresentation>;
  }
}

/** Qualified names of all fields that are asked for. */
export function namesIn(queries: readonly RecordQuery[]): string[] {
  return [...new Set(queries.flatMap(({ fields, optionalFields }) => [...fields, ...optionalFields]))];
}

function fetchAlike(ids: readonly string[], queries: readonly RecordQuery[]): Promise<RecordRepresentation>[] {
  const names = new Set(namesIn(queries));
  const answers = fetchRecords(ids, parametersOf(queries));
  answers.forEach((answer, index) => keepWhileUnderWay(ids[index] ?? "", { names, answer }));
  return answers;
}

function fetchRecords(ids: readonly string[], parameters: string): Promise<RecordRepresentation>[] {
  const path = `${API}/ui-api/records`;
  if (ids.length === 1) return [request("GET", `${path}/${ids.join()}?${parameters}`)];
  return partsOf(ids.length, request("GET", `${path}/batch/${ids.join()}?${parameters}`));
}

function keepWhileUnderWay(id: string, load: Load): void {
  loads.set(id, load);
  const end = (): void => {
    if (loads.get(id) === load) loads.delete(id);
  };
  load.answer.then(end, end);
}

function parametersOf(queries: readonly RecordQuery[]): string {
  const fields = new Set(queries.flatMap((query) => query.fields));
  const optional = namesIn(queries).filter((name) => !fields.has(name));
  const parameters = new URLSearchParams();
  if (fields.size > 0) parameters.set("fields", [...fields].join());
  if (optional.length > 0) parameters.set("optionalFields", optional.join());
  return String(parameters);
}
