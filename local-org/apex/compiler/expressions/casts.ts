import type { CastExpressionContext, InstanceOfExpressionContext } from "@apexdevtools/apex-parser";
import type { SyntaxNode } from "../../syntax/node.ts";
import { isAssignable, isCastable } from "../../types/assignability.ts";
import { isNull, isNumber, isObject, isSObject, isVoid } from "../../types/builtin.ts";
import { sameType, type ApexType } from "../../types/type.ts";
import { isUnwritten } from "../../types/unwritten.ts";
import type { Body } from "../body.ts";
import { convert } from "../conversions.ts";
import { resolveTypeRef } from "../types.ts";
import { literal } from "../unit.ts";
import { compile } from "./compile.ts";
import type { Expression } from "./expression.ts";

/** `(Type) value`, with a check at runtime where the types alone do not prove it. */
export function compileCast(body: Body, node: CastExpressionContext): Expression {
  const to = resolveTypeRef(node.typeRef(), body.unit.typeScope(body.inside));
  const value = compile(body, node.expression());
  if (value.isQuery === true && isSObject(to))
    return { code: `$.singleRecord(${value.code})`, type: to, nonNull: true };
  if (isVoid(value.type) || !isCastable(value.type, to)) {
    throw body.problem(
      node,
      `Incompatible types since an instance of ${value.type.name} is never an instance of ${to.name}`
    );
  }
  const { nonNull } = value;
  if (sameType(value.type, to) || isNull(value.type)) return { code: value.code, type: to, nonNull };
  if (isNumber(value.type) && isNumber(to))
    return { code: `$.castNumber(${value.code}, ${literal(to.key)})`, type: to, nonNull };
  if (isAssignable(value.type, to)) return { code: convert(value, to), type: to, nonNull };
  return { code: `$.cast(${value.code}, ${literal(to.name)})`, type: to, nonNull };
}

/** `value instanceof Type`: false for null. */
export function compileInstanceOf(body: Body, node: InstanceOfExpressionContext): Expression {
  const type = resolveTypeRef(node.typeRef(), body.unit.typeScope(body.inside));
  const value = compile(body, node.expression());
  checkInstanceOf(body, node, value.type, type);
  return {
    code: `$.isInstance(${value.code}, ${literal(type.name)})`,
    type: body.unit.typeNamed("Boolean"),
    nonNull: true
  };
}

/** What is known without looking is a compile error; null is an instance of nothing. */
function checkInstanceOf(body: Body, node: SyntaxNode, from: ApexType, to: ApexType): void {
  if (isNull(from) || isUnwritten(from) || isUnwritten(to)) return;
  if (isVoid(from)) throw body.problem(node, `Operation instanceof is not allowed on type: ${from.name}`);
  const [value, type] = [from.name, to.name];
  if (isAlways(from, to)) {
    throw body.problem(
      node,
      `Operation instanceof is always true since an instance of ${value} is always an instance of ${type}`
    );
  }
  if (isCastable(from, to)) return;
  throw body.problem(
    node,
    `Operation instanceof is always false since an instance of ${value} is never an instance of ${type}`
  );
}

/** Text may be given for an Id and numbers for wider ones without being instances of them. */
function isAlways(from: ApexType, to: ApexType): boolean {
  if (sameType(from, to) || isObject(to)) return true;
  return from.declaration.kind !== "primitive" && isAssignable(from, to) && !isAssignable(to, from);
}
