import { NotSupportedError, OrgError } from "../../errors.ts";
import { parseQuery } from "../../soql/index.ts";
import type { BindValue, QueryOptions } from "../../soql/types.ts";
import { SYSTEM_MODE, USER_MODE, type AccessMode, type UserContext } from "../../security/types.ts";
import { toFieldValue } from "./convert.ts";
import { rowsToList } from "./queryRows.ts";
import { currentExecution, currentPlace } from "./execution.ts";
import type { ApexException } from "./exceptions.ts";
import { apexException } from "./exceptions.ts";
import { fieldMembers, readField, ApexObject } from "./object.ts";
import { ApexList, ApexSet, ApexSObject, isInstance, type ApexValue } from "./values/index.ts";

/** User mode with the permissions of one more permission set. */
export interface UserModeWith {
  permissionSetId: string;
}

/** How records are reached: null is what the running class declares, system mode without regard to permissions. */
export type AccessLevel = "user" | "system" | null | UserModeWith;

/** Whether permissions and sharing are the user's. */
export function isUserMode(level: AccessLevel): boolean {
  return level === "user" || (level !== null && typeof level === "object");
}

/** The user as whom records are reached. */
export function userOf(level: AccessLevel): UserContext {
  const { user } = currentExecution();
  return level !== null && typeof level === "object" ? { ...user, permissionSetId: level.permissionSetId } : user;
}

/** What a level means for the innermost running method. */
export function accessMode(level: AccessLevel): AccessMode {
  if (isUserMode(level)) return USER_MODE;
  const { frame } = currentExecution();
  return level === "system"
    ? { ...SYSTEM_MODE, sharing: frame?.sharing ?? false }
    : { permissions: frame?.permissions ?? false, sharing: frame?.sharing ?? false };
}

/** Runs a query that stands in the source. */
export function query(soql: string, binds: ApexValue[], rowType: string): ApexList {
  return rowsToList(currentExecution().platform.schema, run(soql, binds, null), rowType);
}

/** `[SELECT COUNT() FROM …]`. */
export function countQuery(soql: string, binds: ApexValue[]): number {
  return run(soql, binds, null).totalSize;
}

/** Runs a search that stands in the source: a list of records for each object behind RETURNING. */
export function search(sosl: string, binds: ApexValue[], level: AccessLevel = null): ApexList {
  const { platform, transaction, test } = currentExecution();
  if (platform.search === undefined) throw new NotSupportedError("SOSL", currentPlace());
  const options: QueryOptions = {
    user: userOf(level),
    access: accessMode(level),
    binds: binds.map(bindValue),
    withIds: true,
    ...(test === null ? {} : { foundIds: test.foundIds })
  };
  transaction.limits.count("soslQueries");
  const results = guarded(() => platform.search?.(sosl, options) ?? []);
  return new ApexList(
    "List<SObject>",
    results.map((result) => rowsToList(platform.schema, result, result.rows[0]?.type ?? "SObject"))
  );
}

/**
 * Runs a query from text; its `:name` binds are taken from `binds`, else from the variables of the code that calls.
 * Throws `System.QueryException`.
 */
export function dynamicQuery(
  soql: string,
  level: AccessLevel,
  binds: ReadonlyMap<string, ApexValue> | null = null
): { rows: ApexList; totalSize: number } {
  const asked = guarded(() => parseQuery(soql));
  const values = asked.binds.map((bind) => dynamicBind(bind.text, binds));
  const result = run(soql, values, level);
  const { schema } = currentExecution().platform;
  const object = schema.object(asked.from.names[0] ?? "")?.name ?? "SObject";
  const elementType = result.columns === undefined ? object : "AggregateResult";
  return { rows: rowsToList(schema, result, elementType), totalSize: result.totalSize };
}

function run(soql: string, binds: ApexValue[], level: AccessLevel): ReturnType<typeof runGuarded> {
  return runGuarded(soql, binds.map(bindValue), level);
}

function runGuarded(soql: string, binds: BindValue[], level: AccessLevel) {
  const { platform } = currentExecution();
  const options: QueryOptions = { user: userOf(level), access: accessMode(level), binds, withIds: true };
  return guarded(() => {
    const { limits } = currentExecution().transaction;
    limits.count("queries");
    const result = platform.query(soql, options);
    limits.count("queryRows", result.countedRows ?? Math.min(result.totalSize, 1));
    return result;
  });
}

/** What the query engine refuses is a `System.QueryException`. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof OrgError && error.statusCode !== "LIMIT_EXCEEDED") {
      throw apexException("System.QueryException", error.message);
    }
    throw error;
  }
}

/** A bind's value as the query takes it: records stand for their ids, lists and sets for their items. */
export function bindValue(value: ApexValue): BindValue {
  if (value instanceof ApexList) return [...value.items].map(single);
  if (value instanceof ApexSet) return [...value.values()].map(single);
  return single(value);
}

function single(value: ApexValue): ReturnType<typeof toFieldValue> {
  return toFieldValue(value instanceof ApexSObject ? value.id : value);
}

/** Makes the variables known that a dynamic query within the call may bind. */
export function withBinds<T>(variables: Record<string, () => ApexValue>, call: () => T): T {
  const execution = currentExecution();
  const before = execution.binds;
  execution.binds = variables;
  try {
    return call();
  } finally {
    execution.binds = before;
  }
}

function dynamicBind(path: string, binds: ReadonlyMap<string, ApexValue> | null): ApexValue {
  const [first = "", ...rest] = path.replace(/^:/, "").trim().split(".");
  const start = binds === null ? variable(first) : given(path, first, binds);
  return rest.reduce(memberOf, start);
}

function variable(name: string): ApexValue {
  const binds = currentExecution().binds ?? {};
  const read = Object.hasOwn(binds, name.toLowerCase()) ? binds[name.toLowerCase()] : undefined;
  if (read === undefined) throw apexException("System.QueryException", `Variable does not exist: ${name}`);
  return read();
}

function given(path: string, name: string, binds: ReadonlyMap<string, ApexValue>): ApexValue {
  for (const [key, value] of binds) if (key.toLowerCase() === name.toLowerCase()) return value;
  throw apexException("System.QueryException", `Key '${path}' does not exist in the bindMap`);
}

function memberOf(value: ApexValue, name: string): ApexValue {
  if (value instanceof ApexSObject) return value.getByName(name);
  if (value instanceof ApexObject && isInstance(value)) {
    const field = fieldMembers(value).find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (field !== undefined) return readField(value, field);
  }
  throw apexException("System.QueryException", `Variable does not exist: ${name}`);
}

/** The only row of a query. */
export function singleRecord(rows: ApexList): ApexSObject {
  const [record] = rows.items;
  if (record === undefined) throw noRows("List has no rows for assignment to SObject");
  if (rows.items.length > 1) throw noRows("List has more than 1 row for assignment to SObject");
  return record as ApexSObject;
}

/** The row of a query before `??`: null where there is none. */
export function firstRecord(rows: ApexList): ApexSObject | null {
  return rows.items.length === 0 ? null : singleRecord(rows);
}

function noRows(message: string): ApexException {
  return apexException("System.QueryException", message);
}
