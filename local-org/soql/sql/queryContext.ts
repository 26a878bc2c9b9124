import type { SObjectSchema } from "../../schema/types.ts";
import type { AccessMode, UserContext } from "../../security/types.ts";
import type { QueryEngine } from "../queryEngine.ts";
import type { SoqlQuery } from "../syntax/ast.ts";
import { localDate } from "../timeZones.ts";
import { beginQueryTime } from "./queryTime.ts";
import type { BindValue, QueryOptions } from "../types.ts";

export interface ComputedTable {
  object: SObjectSchema;
  /** Values by the names of the fields. */
  rows: readonly Record<string, unknown>[];
}

/** What the SQL of one run of a query is made from, besides the query. */
export interface QueryContext {
  engine: QueryEngine;
  user: UserContext;
  access: AccessMode;
  binds: readonly BindValue[];
  allRows: boolean;
  withIds: boolean;
  /** The only records that a search finds, where that is fixed. */
  foundIds: readonly string[] | undefined;
  now: number;
  /** The user's date, `YYYY-MM-DD`. */
  today: string;
  fiscalYearStartMonth: number;
  /** What stands for the tables of objects that are not stored, by the object's name. */
  computedTables: Map<string, ComputedTable>;
  /** A table alias that was not given before. */
  nextAlias(): string;
}

/** The context of one run. `WITH USER_MODE` in the text goes before the caller's mode. */
export function queryContext(
  engine: QueryEngine,
  query: { mode: SoqlQuery["mode"]; allRows?: boolean },
  options: QueryOptions
): QueryContext {
  const now = options.now ?? Date.now();
  beginQueryTime();
  let aliases = 0;
  return {
    engine,
    user: options.user,
    access: accessMode(query.mode, options.access),
    binds: options.binds ?? [],
    allRows: query.allRows === true || options.allRows === true,
    withIds: options.withIds === true,
    foundIds: options.foundIds,
    now,
    today: localDate(now, options.user.timeZone),
    fiscalYearStartMonth: engine.fiscalYearStartMonth ?? 1,
    computedTables: new Map(),
    nextAlias: () => `t${aliases++}`
  };
}

/** A query's text may tighten what its caller asked for; to a client that must keep to permissions `WITH SYSTEM_MODE` gives nothing. */
function accessMode(mode: SoqlQuery["mode"], access: AccessMode): AccessMode {
  return mode === "USER_MODE" ? { permissions: true, sharing: true } : access;
}
