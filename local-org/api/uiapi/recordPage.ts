import type { LocalOrg } from "../../org.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { USER_MODE, type UserContext } from "../../security/types.ts";
import { optionalPaths, requiredPaths } from "./fieldPaths.ts";
import { pageTokens, type ListOptions } from "./listOptions.ts";
import { orderBy } from "./ordering.ts";
import { recordRepresentation, selectList } from "./recordRepresentation.ts";

/** Which of an object's records a list shows. */
export interface Listed {
  object: SObjectSchema;
  /** A WHERE clause; empty for all records. */
  where: string;
  /** Fields in the UI API's form by which to sort, and to show beside those asked for. */
  sortBy: readonly string[];
  columns: readonly string[];
}

/** A page of a list's records that the user sees, as list views and related lists answer it. Throws INVALID_FIELD for what the user cannot read. */
export function recordPage(
  org: LocalOrg,
  user: UserContext,
  { object, where, sortBy, columns }: Listed,
  options: ListOptions
): Record<string, unknown> {
  const paths = [
    ...requiredPaths(org, user, object, options.fields),
    ...optionalPaths(org, user, object, [...columns, ...options.optionalFields])
  ];
  const order = orderBy(org, user, object, sortBy);
  const soql = `SELECT ${selectList(object, paths)} FROM ${object.name} ${where} ${order} LIMIT ${options.pageSize + 1} OFFSET ${options.offset}`;
  const { rows } = org.query(soql, { user, access: USER_MODE });
  const page = rows.slice(0, options.pageSize);
  return {
    count: page.length,
    ...pageTokens(options, rows.length > page.length),
    fields: options.fields,
    optionalFields: options.optionalFields,
    records: page.map((row) => recordRepresentation(org, user, row)),
    sortBy: options.sortBy
  };
}
