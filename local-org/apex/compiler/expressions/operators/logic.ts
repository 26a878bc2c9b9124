import { LogAndExpressionContext } from "@apexdevtools/apex-parser";
import type { LogOrExpressionContext, NegExpressionContext, PreOpExpressionContext } from "@apexdevtools/apex-parser";
import { optional } from "../../../syntax/node.ts";
import { isBoolean, isNumber } from "../../../types/builtin.ts";
import type { Body } from "../../body.ts";
import { compilePrefixStep } from "../assignments.ts";
import { compile } from "../compile.ts";
import { notNull, type Expression } from "../expression.ts";

/** `&&`, `||`: the right operand is evaluated only where it decides. */
export function compileLogic(body: Body, node: LogAndExpressionContext | LogOrExpressionContext): Expression {
  const operator = node instanceof LogAndExpressionContext ? "&&" : "||";
  const [left, right] = [compile(body, node.expression(0)), compile(body, node.expression(1))];
  if (!isBoolean(left.type) || !isBoolean(right.type)) {
    throw body.problem(node, "Logical operator can only be applied to Boolean");
  }
  return { code: `(${notNull(left)} ${operator} ${notNull(right)})`, type: left.type, nonNull: true };
}

/** `!a`, `~a`. */
export function compileNegation(body: Body, node: NegExpressionContext): Expression {
  const operand = compile(body, node.expression());
  if (optional(node.BANG()) !== null) {
    if (!isBoolean(operand.type)) throw body.problem(node, "! operator can only be applied to boolean expressions");
    return { code: `(!${notNull(operand)})`, type: operand.type, nonNull: true };
  }
  if (operand.type.key !== "integer" && operand.type.key !== "long") {
    throw body.problem(node, `Invalid type for bitwise negate: ${operand.type.name}`);
  }
  return { code: `(~${notNull(operand)})`, type: operand.type, nonNull: true };
}

/** `+a`, `-a`, `++a`, `--a`. */
export function compilePrefix(body: Body, node: PreOpExpressionContext): Expression {
  const operand = compile(body, node.expression());
  if (optional(node.INC()) !== null) return compilePrefixStep(body, node, operand, true);
  if (optional(node.DEC()) !== null) return compilePrefixStep(body, node, operand, false);
  const isPlus = optional(node.ADD()) !== null;
  if (isPlus && operand.type.key === "string") return operand;
  if (!isNumber(operand.type)) throw body.problem(node, "Unary negation must use a numeric argument");
  if (isPlus) return { code: notNull(operand), type: operand.type, nonNull: true };
  return { code: NEGATE[operand.type.key]?.(notNull(operand)) ?? operand.code, type: operand.type, nonNull: true };
}

const NEGATE: Record<string, (operand: string) => string> = {
  integer: (operand) => `(-(${operand}) | 0)`,
  long: (operand) => `$.wrapLong(-(${operand}))`,
  double: (operand) => `$.double(-(${operand}.value))`,
  decimal: (operand) => `${operand}.negated()`
};
