import type { CmpExpressionContext, EqualityExpressionContext } from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../../syntax/node.ts";
import { isAssignable } from "../../../types/assignability.ts";
import { isNull, isNumber, isObject, isSObject, isText, isVoid } from "../../../types/builtin.ts";
import { sameType, type ApexType } from "../../../types/type.ts";
import { isUnwritten } from "../../../types/unwritten.ts";
import type { Body } from "../../body.ts";
import { convertNumber } from "../../conversions.ts";
import { compile } from "../compile.ts";
import type { Expression } from "../expression.ts";
import { widerNumber } from "./arithmetic.ts";

type Order = "<" | ">" | "<=" | ">=";

/**
 * `<`, `>`, `<=`, `>=`: false where a number, date or time is null; a string is greater than null.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
export function compileComparison(body: Body, node: CmpExpressionContext): Expression {
  const [left, right] = [compile(body, node.expression(0)), compile(body, node.expression(1))];
  const operator = `${optional(node.GT()) === null ? "<" : ">"}${optional(node.ASSIGN()) === null ? "" : "="}` as Order;
  const type = body.unit.typeNamed("Boolean");
  return { code: ordered(body, node, operator, left, right), type, nonNull: true };
}

function ordered(body: Body, node: SyntaxNode, operator: Order, left: Expression, right: Expression): string {
  if (isNumber(left.type) && isNumber(right.type)) return orderedNumbers(operator, left, right);
  if (isText(left.type) && isText(right.type)) return `($.compareText(${left.code}, ${right.code}) ${operator} 0)`;
  const [one, other] = [left.type, right.type];
  if ((isText(one) && isNull(other)) || (isNull(one) && isText(other))) {
    return `($.compareText(${left.code}, ${right.code}) ${operator} 0)`;
  }
  if (isNull(one) || isNull(other)) return `(${left.code}, ${right.code}, false)`;
  const comparable = ["date", "datetime", "time"];
  if (comparable.includes(left.type.key) && isAssignableEitherWay(left.type, right.type)) {
    return `$.compareMoments(${left.code}, ${right.code}, ${JSON.stringify(operator)})`;
  }
  if (isUnwritten(left.type) || isUnwritten(right.type))
    return `$.compareUnwritten(${left.code}, ${right.code}, ${JSON.stringify(operator)})`;
  if (sameType(left.type, right.type)) {
    throw body.problem(node, `Inequality operator not allowed for this type: ${left.type.name}`);
  }
  throw body.problem(node, `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`);
}

function orderedNumbers(operator: Order, left: Expression, right: Expression): string {
  const type = widerNumber(left.type, right.type);
  const [one, other] = [convertNumber(left, type), convertNumber(right, type)];
  if (type.key === "integer" && left.nonNull === true && right.nonNull === true) return `(${one} ${operator} ${other})`;
  if (type.key === "integer" || type.key === "long")
    return `$.orderedWhole(${one}, ${other}, ${JSON.stringify(operator)})`;
  return `$.orderedFractions(${one}, ${other}, ${JSON.stringify(operator)})`;
}

/** `==`, `!=`, `<>` compare values, text without regard to case; `===` and `!==` compare identity of objects. */
export function compileEquality(body: Body, node: EqualityExpressionContext): Expression {
  const [left, right] = [compile(body, node.expression(0)), compile(body, node.expression(1))];
  checkComparable(body, node, left, right);
  const identical = optional(node.TRIPLEEQUAL()) !== null || optional(node.TRIPLENOTEQUAL()) !== null;
  const negated = optional(node.EQUAL()) === null && optional(node.TRIPLEEQUAL()) === null;
  const equal = identical ? `$.identical(${left.code}, ${right.code})` : equals(left, right);
  return { code: negated ? `(!${equal})` : equal, type: body.unit.typeNamed("Boolean"), nonNull: true };
}

/** Whether two values are equal by `==`; types that need no call are compared directly. */
export function equals(left: Expression, right: Expression): string {
  if (isNull(left.type) || isNull(right.type)) return `(${left.code} === ${right.code})`;
  const same = left.type.key === right.type.key;
  const direct =
    same && (["integer", "boolean", "long"].includes(left.type.key) || left.type.declaration.kind === "enum");
  if (direct) return `(${left.code} === ${right.code})`;
  return `$.equal(${besideId(left, right)}, ${besideId(right, left)})`;
}

/** Text beside an Id is taken for one, so that 15 and 18 characters are equal. */
function besideId(value: Expression, other: Expression): string {
  const isText = value.type.key === "string" && other.type.key === "id";
  return isText ? `$.idOrText(${value.code})` : value.code;
}

function checkComparable(body: Body, node: SyntaxNode, left: Expression, right: Expression): void {
  const [one, other] = [left.type, right.type];
  if (isVoid(one) || isVoid(other)) throw body.problem(node, "Comparison arguments must be compatible types");
  if (isAssignableEitherWay(one, other) || isObject(one) || isObject(other)) return;
  if (isNumber(one) && isNumber(other)) return;
  if (left.isQuery === true || right.isQuery === true) return;
  if (isSObject(one) && isSObject(other)) return;
  if (one.declaration.kind === "interface" || other.declaration.kind === "interface") return;
  if (one.declaration.kind === "collection" && one.declaration === other.declaration) return;
  throw body.problem(node, `Comparison arguments must be compatible types: ${one.name}, ${other.name}`);
}

function isAssignableEitherWay(one: ApexType, other: ApexType): boolean {
  return isAssignable(one, other) || isAssignable(other, one);
}
