import type { CoalExpressionContext, CondExpressionContext } from "@apexdevtools/apex-parser";
import type { SyntaxNode } from "../../syntax/node.ts";
import { isAssignable } from "../../types/assignability.ts";
import { isBoolean, isNull, isNumber, isSObject, isText, isVoid, numberRank } from "../../types/builtin.ts";
import { lineage } from "../../types/members.ts";
import { sameType, type ApexType } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { convert } from "../conversions.ts";
import { compile } from "./compile.ts";
import { notNull, type Expression } from "./expression.ts";

/** `condition ? a : b`. */
export function compileConditional(body: Body, node: CondExpressionContext): Expression {
  const condition = compile(body, node.expression(0));
  if (!isBoolean(condition.type)) {
    throw body.problem(node, `Condition expression must be of type Boolean: ${condition.type.name}`);
  }
  const [whenTrue, whenFalse] = [compile(body, node.expression(1)), compile(body, node.expression(2))];
  const type = commonType(body, node, "ternary", whenTrue.type, whenFalse.type);
  const code = `(${notNull(condition)} ? ${convert(whenTrue, type)} : ${convert(whenFalse, type)})`;
  return { code, type, nonNull: whenTrue.nonNull === true && whenFalse.nonNull === true };
}

/**
 * `a ?? b`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_NullCoalescingOperator.htm
 */
export function compileCoalesce(body: Body, node: CoalExpressionContext): Expression {
  const [left, right] = [compile(body, node.expression(0)), compile(body, node.expression(1))];
  if (left.isQuery === true && isSObject(right.type)) {
    return { code: `($.firstRecord(${left.code}) ?? ${right.code})`, type: right.type, nonNull: right.nonNull };
  }
  const type = commonType(body, node, "null coalescing", left.type, right.type);
  return { code: `(${convert(left, type)} ?? ${convert(right, type)})`, type, nonNull: right.nonNull };
}

/** The type that takes both, or a compile error `Incompatible types in ternary operator: String, Integer`. */
function commonType(body: Body, node: SyntaxNode, operator: string, one: ApexType, other: ApexType): ApexType {
  if (sameType(one, other) || isNull(other)) return one;
  if (isNull(one)) return other;
  if (isNumber(one) && isNumber(other)) return numberRank(one) > numberRank(other) ? one : other;
  if (isText(one) && isText(other)) return body.unit.typeNamed("String");
  if (isAssignable(one, other)) return other;
  if (isAssignable(other, one)) return one;
  if (isSObject(one) && isSObject(other)) return body.unit.typeNamed("SObject");
  for (const above of lineage(one)) if (isAssignable(other, above)) return above;
  throw body.problem(node, `Incompatible types in ${operator} operator: ${one.name}, ${other.name}`);
}

/**
 * `receiver?.member`: null where the receiver is null, and so is the rest of the chain.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SafeNavigationOperator.htm
 */
export function safely(body: Body, receiver: Expression, use: (receiver: Expression) => Expression): Expression {
  const held = body.temporary();
  const test = `(${held} = ${receiver.code}) === null`;
  return guarded(test, use({ code: held, type: receiver.type, nonNull: true }));
}

/** A member of a value that was reached by `?.` belongs to the same chain: it is not evaluated where the chain ended. */
export function alongChain(receiver: Expression, use: (receiver: Expression) => Expression): Expression {
  const { chain } = receiver;
  return chain === undefined ? use(receiver) : guarded(chain.test, use(chain.inner));
}

function guarded(test: string, inner: Expression): Expression {
  const result = isVoid(inner.type) ? "undefined" : "null";
  const code = `(${test} ? ${result} : ${inner.code})`;
  return { code, type: inner.type, nonNull: false, chain: { test, inner } };
}

/** Nothing can be asked of the result of a method without one, nor of the literal null. */
export function hasNoMembers(receiver: Expression): boolean {
  return isVoid(receiver.type) || isNull(receiver.type);
}
