import type { SyntaxNode } from "../syntax/node.ts";
import { isAssignable } from "../types/assignability.ts";
import { isGenericSObject, isList, isNull, isSObject, numberRank } from "../types/builtin.ts";
import { sameType, type ApexType } from "../types/type.ts";
import type { Body } from "./body.ts";
import type { Expression } from "./expressions/expression.ts";

/**
 * The expression as a value of the type to which it is assigned. A compile error `Illegal assignment from String to Integer` where
 * there is no implicit conversion.
 */
export function assignTo(
  body: Body,
  node: SyntaxNode,
  from: Expression,
  to: ApexType,
  refusal = `Illegal assignment from ${from.type.name} to ${to.name}`
): string {
  if (from.isQuery === true && isSObject(to)) return singleRecord(body, node, from, to);
  if (!isAssignable(from.type, to)) throw body.problem(node, refusal);
  return convert(from, to);
}

/** The code of a value that is known to be assignable, converted where the two types are represented differently. */
export function convert(from: Expression, to: ApexType): string {
  if (sameType(from.type, to) || isNull(from.type)) return from.code;
  if (numberRank(to) > 0 && numberRank(from.type) > 0) return convertNumber(from, to);
  if (to.key === "id" && from.type.key === "string") return `$.toId(${from.code})`;
  if (to.key === "datetime" && from.type.key === "date") return `$.dateToDatetime(${from.code})`;
  return from.code;
}

/** A widening between number types, or from Decimal to Double; null stays null. */
export function convertNumber(from: Expression, to: ApexType): string {
  if (sameType(from.type, to)) return from.code;
  if (to.key === "decimal") return `$.toDecimal(${from.code})`;
  if (to.key === "double") return `$.toDouble(${from.code})`;
  if (to.key === "long") return `$.toLong(${from.code})`;
  return from.code;
}

/** A query that is assigned to one record: no row or more than one is a `System.QueryException`. */
function singleRecord(body: Body, node: SyntaxNode, from: Expression, to: ApexType): string {
  const row = isList(from.type) ? from.type.args[0] : undefined;
  if (row === undefined || !(sameType(row, to) || isGenericSObject(row) || isGenericSObject(to))) {
    throw body.problem(node, `Illegal assignment from ${from.type.name} to ${to.name}`);
  }
  return `$.singleRecord(${from.code})`;
}
