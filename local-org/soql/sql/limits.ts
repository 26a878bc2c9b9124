import { OrgError } from "../../errors.ts";
import type { Literal, SoqlQuery } from "../syntax/ast.ts";
import { queryError } from "../syntax/queryError.ts";
import { bindValues } from "./comparands.ts";
import { raw, sql, type Fragment } from "./fragment.ts";
import type { QueryContext } from "./queryContext.ts";

const LARGEST_OFFSET = 2000;

/** `LIMIT … OFFSET …`, empty where the query has neither. */
export function limitSql(context: QueryContext, query: SoqlQuery): Fragment {
  const limit = limitOf(context, query);
  const offset = offsetOf(context, query);
  if (limit === null && offset === 0) return raw("");
  return sql` LIMIT ${limit ?? -1} OFFSET ${offset}`;
}

/** The query's LIMIT, null where it has none. */
export function limitOf(context: QueryContext, query: SoqlQuery): number | null {
  return query.limit === null ? null : wholeNumber(context, query.limit);
}

function offsetOf(context: QueryContext, query: SoqlQuery): number {
  const offset = query.offset === null ? 0 : wholeNumber(context, query.offset);
  if (offset <= LARGEST_OFFSET) return offset;
  const message = `Maximum SOQL offset allowed is ${LARGEST_OFFSET}`;
  throw queryError("NUMBER_OUTSIDE_VALID_RANGE", query.text, query.text.length, message);
}

/** A number of rows. Throws an `OrgError` MALFORMED_QUERY for what is none. */
export function wholeNumber(context: QueryContext, literal: Literal): number {
  const value =
    literal.kind === "bind" ? bindValues(context, literal.index)[0] : "value" in literal ? literal.value : null;
  const number = value === null ? Number.NaN : Number(value);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new OrgError("MALFORMED_QUERY", `Invalid row limit or offset: ${String(value)}`);
}
