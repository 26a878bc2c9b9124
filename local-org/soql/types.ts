import type { FieldType } from "../schema/types.ts";
import type { AccessMode, UserContext } from "../security/types.ts";
import type { FieldValue } from "../values.ts";

/** One row of a query's result: selected fields in the order of the SELECT list. */
export interface QueryRow {
  /** API name of its object, or `AggregateResult`; `address` or `location` for the value of a compound field, whose parts are its fields. */
  type: string;
  /** Values, parents (under their relationship's name) and children (under theirs), by canonical name. */
  fields: Record<string, FieldValue | QueryRow | QueryResult>;
}

export interface QueryResult {
  /** Rows that the query found; for `SELECT COUNT()` the count, with no rows. */
  totalSize: number;
  rows: QueryRow[];
  /** Of an aggregate query: what stands behind each key of its rows. */
  columns?: Record<string, AggregateColumn>;
  /**
   * The rows that count towards the limit: those of sub-queries too, and those that aggregate functions took in.
   * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_agg_fns.htm
   */
  countedRows?: number;
}

export interface AggregateColumn {
  type: FieldType;
  /** Digits behind the point of the field that is added up; 0 where there is none. */
  scale: number;
}

/** A bind variable's value; a list stands behind IN. */
export type BindValue = FieldValue | FieldValue[];

export interface QueryOptions {
  user: UserContext;
  access: AccessMode;
  /** Values of the binds, in the order in which `parseQuery` lists them. */
  binds?: readonly BindValue[];
  /** Deleted rows too (`queryAll`, `ALL ROWS`). */
  allRows?: boolean;
  /** Adds `Id` to every record and parent row, selected or not, as Apex has it. */
  withIds?: boolean;
  /** SOSL: only these records are found, whatever they hold, as tests fix it. */
  foundIds?: readonly string[];
  /** The moment for date literals and formulas, in milliseconds since 1970; the present where absent. */
  now?: number;
}
