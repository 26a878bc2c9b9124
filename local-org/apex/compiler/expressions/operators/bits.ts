import { BitAndExpressionContext, BitOrExpressionContext } from "@apexdevtools/apex-parser";
import type { BitExpressionContext, BitNotExpressionContext } from "@apexdevtools/apex-parser";
import type { SyntaxNode } from "../../../syntax/node.ts";
import { isBoolean } from "../../../types/builtin.ts";
import type { ApexType } from "../../../types/type.ts";
import type { Body } from "../../body.ts";
import { convertNumber } from "../../conversions.ts";
import { compile } from "../compile.ts";
import { notNull, type Expression } from "../expression.ts";
import { widerNumber } from "./arithmetic.ts";

type BitOperator = "&" | "|" | "^";
type ShiftOperator = "<<" | ">>" | ">>>";

export function compileBitwise(
  body: Body,
  node: BitAndExpressionContext | BitNotExpressionContext | BitOrExpressionContext
): Expression {
  const operator = node instanceof BitAndExpressionContext ? "&" : node instanceof BitOrExpressionContext ? "|" : "^";
  return bitwise(body, node, operator, compile(body, node.expression(0)), compile(body, node.expression(1)));
}

/** `&`, `|`, `^` on whole numbers, and on Booleans without short-circuit. */
export function bitwise(
  body: Body,
  node: SyntaxNode,
  operator: BitOperator,
  left: Expression,
  right: Expression
): Expression {
  if (isBoolean(left.type) && isBoolean(right.type)) {
    return { code: `((${notNull(left)} ${operator} ${notNull(right)}) !== 0)`, type: left.type, nonNull: true };
  }
  if (!isWhole(left.type) || !isWhole(right.type)) {
    throw body.problem(
      node,
      `${operator} operator can only be applied to Boolean expressions or to Integer or Long expressions`
    );
  }
  const type = widerNumber(left.type, right.type);
  return { code: `(${whole(left, type)} ${operator} ${whole(right, type)})`, type, nonNull: true };
}

export function compileShift(body: Body, node: BitExpressionContext): Expression {
  const operator = node.LT_list().length > 0 ? "<<" : node.GT_list().length === 3 ? ">>>" : ">>";
  return shift(body, node, operator, compile(body, node.expression(0)), compile(body, node.expression(1)));
}

export function shift(
  body: Body,
  node: SyntaxNode,
  operator: ShiftOperator,
  left: Expression,
  right: Expression
): Expression {
  if (!isWhole(left.type) || !isWhole(right.type)) {
    throw body.problem(node, `${operator} operation can only be applied to Integer or Long types`);
  }
  if (left.type.key === "long") {
    const by = whole(right, body.unit.typeNamed("Long"));
    return {
      code: `$.shiftLong(${notNull(left)}, ${by}, ${JSON.stringify(operator)})`,
      type: left.type,
      nonNull: true
    };
  }
  const by = right.type.key === "long" ? `Number(${notNull(right)})` : notNull(right);
  return { code: `((${notNull(left)} ${operator} ${by}) | 0)`, type: left.type, nonNull: true };
}

function isWhole(type: ApexType): boolean {
  return type.key === "integer" || type.key === "long";
}

function whole(value: Expression, type: ApexType): string {
  return convertNumber({ ...value, code: notNull(value) }, type);
}
