import type { Arth1ExpressionContext, Arth2ExpressionContext } from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../../syntax/node.ts";
import { isNumber, isText, isVoid, numberRank } from "../../../types/builtin.ts";
import type { ApexType } from "../../../types/type.ts";
import type { Body } from "../../body.ts";
import { convertNumber } from "../../conversions.ts";
import { compile } from "../compile.ts";
import { notNull, type Expression } from "../expression.ts";

type Operator = "+" | "-" | "*" | "/";

/** How each number type computes; operands have the type and are not null. Integer and Long wrap around. */
const ARITHMETIC: Record<string, Record<Operator, (left: string, right: string) => string>> = {
  integer: {
    "+": (left, right) => `((${left} + ${right}) | 0)`,
    "-": (left, right) => `((${left} - ${right}) | 0)`,
    "*": (left, right) => `$.multiplyIntegers(${left}, ${right})`,
    "/": (left, right) => `$.divideIntegers(${left}, ${right})`
  },
  long: {
    "+": (left, right) => `$.wrapLong(${left} + ${right})`,
    "-": (left, right) => `$.wrapLong(${left} - ${right})`,
    "*": (left, right) => `$.wrapLong(${left} * ${right})`,
    "/": (left, right) => `$.divideLongs(${left}, ${right})`
  },
  double: {
    "+": (left, right) => `$.double(${left}.value + ${right}.value)`,
    "-": (left, right) => `$.double(${left}.value - ${right}.value)`,
    "*": (left, right) => `$.double(${left}.value * ${right}.value)`,
    "/": (left, right) => `$.divideDoubles(${left}, ${right})`
  },
  decimal: {
    "+": (left, right) => `${left}.plus(${right})`,
    "-": (left, right) => `${left}.minus(${right})`,
    "*": (left, right) => `${left}.times(${right})`,
    "/": (left, right) => `$.divideDecimals(${left}, ${right})`
  }
};

export function compileAdditive(body: Body, node: Arth2ExpressionContext): Expression {
  const [left, right] = [compile(body, node.expression(0)), compile(body, node.expression(1))];
  if (optional(node.ADD()) !== null) return add(body, node, left, right);
  return subtractMultiplyDivide(body, node, "-", left, right);
}

export function compileMultiplicative(body: Body, node: Arth1ExpressionContext): Expression {
  const [left, right] = [compile(body, node.expression(0)), compile(body, node.expression(1))];
  const operator = optional(node.MUL()) !== null ? "*" : "/";
  return subtractMultiplyDivide(body, node, operator, left, right);
}

/** `+`: text where one operand is text, days and the like on dates, else a sum. */
export function add(body: Body, node: SyntaxNode, left: Expression, right: Expression): Expression {
  if (isVoid(left.type) || isVoid(right.type))
    throw body.problem(node, "Arithmetic expressions are not allowed on void types");
  if (isText(left.type) || isText(right.type)) return concatenate(body, left, right);
  return onDates(body, node, "+", left, right) ?? arithmetic(body, node, "+", left, right);
}

function concatenate(body: Body, left: Expression, right: Expression): Expression {
  const code = `(${asText(left)} + ${asText(right)})`;
  return { code, type: body.unit.typeNamed("String"), nonNull: true };
}

function asText(operand: Expression): string {
  return operand.nonNull === true && isText(operand.type) ? operand.code : `$.text(${operand.code})`;
}

export function subtractMultiplyDivide(
  body: Body,
  node: SyntaxNode,
  operator: "-" | "*" | "/",
  left: Expression,
  right: Expression
): Expression {
  return (
    (operator === "-" ? onDates(body, node, operator, left, right) : null) ??
    arithmetic(body, node, operator, left, right)
  );
}

/** What may be added to a moment, and what is said of all else. */
const MOMENTS: Record<string, { takes: readonly string[]; refusal: string }> = {
  date: { takes: ["integer", "long"], refusal: "Date expressions must use Integer or Long" },
  datetime: {
    takes: ["integer", "long", "double", "decimal"],
    refusal: "Date/time expressions must use Integer or Double or Decimal"
  },
  time: { takes: ["integer", "long"], refusal: "Time expressions must use Integer or Long" }
};

/** `date + 1` adds days; `datetime + 0.5` adds days and parts of them; `time + 1` adds milliseconds. */
function onDates(
  body: Body,
  node: SyntaxNode,
  operator: "+" | "-",
  left: Expression,
  right: Expression
): Expression | null {
  const rule = MOMENTS[left.type.key];
  if (rule === undefined) return null;
  if (!rule.takes.includes(right.type.key)) throw body.problem(node, rule.refusal);
  const amount = `$.toDecimal(${notNull(right)})`;
  const signed = operator === "+" ? amount : `${amount}.negated()`;
  return {
    code: `$.addTo${left.type.name}(${notNull(left)}, ${signed})`,
    type: body.unit.typeNamed(left.type.name),
    nonNull: true
  };
}

/** Both operands become the wider of their types: Integer, Long, Double, Decimal. */
function arithmetic(body: Body, node: SyntaxNode, operator: Operator, left: Expression, right: Expression): Expression {
  if (!isNumber(left.type) || !isNumber(right.type)) {
    throw body.problem(node, "Arithmetic expressions must use numeric arguments");
  }
  const type = widerNumber(left.type, right.type);
  const operate = ARITHMETIC[type.key]?.[operator];
  if (operate === undefined) throw body.problem(node, `Unexpected operator ${operator}`);
  return { code: operate(operand(left, type), operand(right, type)), type, nonNull: true };
}

export function widerNumber(left: ApexType, right: ApexType): ApexType {
  return numberRank(left) >= numberRank(right) ? left : right;
}

function operand(value: Expression, type: ApexType): string {
  return convertNumber({ ...value, code: notNull(value) }, type);
}
