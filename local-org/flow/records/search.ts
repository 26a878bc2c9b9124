import { text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { QueryRow } from "../../soql/types.ts";
import type { RecordValues } from "../../values.ts";
import { OrgError } from "../../errors.ts";
import { LimitExceededError } from "../../transaction/limits.ts";
import type { FlowSource } from "../definition/types.ts";
import { FlowFault } from "../interviews/fault.ts";
import type { Interview } from "../interviews/interview.ts";
import { FlowRecord } from "../values/flowValue.ts";
import { gather } from "./gather.ts";
import { readFilters, soqlOf, type RecordFilter } from "./filters.ts";
import { withBinds, type SearchRun } from "./searchRun.ts";

/** The search of a data element, as its metadata has it. */
export interface RecordSearch {
  object: string;
  filters: readonly RecordFilter[];
  /** `and`, `or`, `1 AND (2 OR 3)`; null for all. */
  logic: string | null;
  sortField: string | null;
  isDescending: boolean;
  /** Null for all that is stored of the object. */
  fields: readonly string[] | null;
  /** Rows that are asked for; null for all. */
  limit: number | null;
}

export function readSearch(node: MetadataNode, flow: FlowSource): RecordSearch {
  return {
    object: text(node, "object") ?? "",
    filters: readFilters(node, flow),
    logic: text(node, "filterLogic"),
    sortField: text(node, "sortField"),
    isDescending: text(node, "sortOrder") === "Desc",
    fields: null,
    limit: null
  };
}

/**
 * The records that each interview searches for. Interviews that ask the same, or the same of different ids, share a query; for the governor limits all
 * of them are one, as on the platform.
 */
export function searchAll(search: RecordSearch, interviews: readonly Interview[]): (FlowRecord[] | FlowFault)[] {
  const [first] = interviews;
  if (first === undefined) return [];
  const { org, transaction } = first.context;
  const object = org.schema.requireObject(search.object);
  transaction.limits.count("queries");
  const runs = interviews.map((interview) => runOf(search, object, interview));
  const found = rowsOfAll(runs, object, first);
  transaction.limits.count("queryRows", countOf(found));
  return found.map((rows) => {
    if (rows instanceof FlowFault) return rows;
    return rows.map((values) => FlowRecord.sharing(object, values, search.fields === null));
  });
}

/** A row that several interviews have found together counts once. */
function countOf(found: readonly (RecordValues[] | FlowFault)[]): number {
  const rows = new Set<RecordValues>();
  for (const each of new Set(found)) if (!(each instanceof FlowFault)) for (const row of each) rows.add(row);
  return rows.size;
}

function rowsOfAll(
  runs: readonly SearchRun[],
  object: SObjectSchema,
  interview: Interview
): (RecordValues[] | FlowFault)[] {
  const gathered = gather(runs, object);
  if (gathered !== null) {
    const rows = execute(interview, withBinds(gathered.run));
    return rows instanceof FlowFault ? runs.map(() => rows) : gathered.apart(rows);
  }
  const found = new Map<string, RecordValues[] | FlowFault>();
  return runs.map((run) => {
    const query = withBinds(run);
    const rows = found.get(query.key) ?? execute(interview, query);
    found.set(query.key, rows);
    return rows;
  });
}

function runOf(search: RecordSearch, object: SObjectSchema, interview: Interview): SearchRun {
  const conditions = search.filters.map((filter) => soqlOf(filter, object, interview));
  return {
    fields: search.fields ?? storedFields(object, interview),
    object: object.name,
    conditions,
    logic: search.logic,
    order: search.sortField === null ? null : `${search.sortField} ${search.isDescending ? "DESC" : "ASC"}`,
    limit: search.limit
  };
}

/** All that is stored and that the interview may read; files' contents are not loaded. */
function storedFields(object: SObjectSchema, { access, context }: Interview): string[] {
  const { security } = context.org;
  const { user } = context.transaction;
  const stored = object.fields.filter((field) => field.stored && field.type !== "base64");
  const readable = access.permissions
    ? stored.filter(({ name }) => security.fieldAccess(user, object, name).read)
    : stored;
  return readable.map(({ name }) => name);
}

function execute(interview: Interview, { soql, binds }: ReturnType<typeof withBinds>): RecordValues[] | FlowFault {
  const { context, access } = interview;
  const options = { user: context.transaction.user, access, binds, withIds: true };
  try {
    return context.org.query(soql, options).rows.map(plainValues);
  } catch (error) {
    if (!(error instanceof OrgError) || error instanceof LimitExceededError) throw error;
    return new FlowFault(
      `This error occurred when the flow tried to look up records: ${error.statusCode}: ${error.message}. You can look up ExceptionCode values in the SOAP API Developer Guide.`
    );
  }
}

/** A row without what hangs on it. */
function plainValues(row: QueryRow): RecordValues {
  const values: RecordValues = {};
  for (const [name, value] of Object.entries(row.fields))
    if (value === null || typeof value !== "object") values[name] = value;
  return values;
}
