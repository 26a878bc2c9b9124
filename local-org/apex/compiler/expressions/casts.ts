import type { CastExpressionContext, InstanceOfExpressionContext } from "@apexdevtools/apex-parser";
import { isAssignable, isCastable } from "../../types/assignability.ts";
import { isNull, isNumber, isSObject, isVoid } from "../../types/builtin.ts";
import { sameType } from "../../types/type.ts";
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
  return {
    code: `$.isInstance(${value.code}, ${literal(type.name)})`,
    type: body.unit.typeNamed("Boolean"),
    nonNull: true
  };
}
