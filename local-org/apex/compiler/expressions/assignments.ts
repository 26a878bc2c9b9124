import type { AssignExpressionContext, PostOpExpressionContext } from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../syntax/node.ts";
import { isNumber } from "../../types/builtin.ts";
import type { Body } from "../body.ts";
import { assignTo } from "../conversions.ts";
import { compile, compileTarget } from "./compile.ts";
import type { Expression, Place } from "./expression.ts";
import { add, subtractMultiplyDivide } from "./operators/arithmetic.ts";
import { bitwise, shift } from "./operators/bits.ts";

/** `a = b` and the compound assignments. */
export function compileAssignment(body: Body, node: AssignExpressionContext): Expression {
  const isPlain = optional(node.ASSIGN()) !== null;
  const target = placeOf(body, node, (isPlain ? compileTarget : compile)(body, node.expression(0)));
  const value = compile(body, node.expression(1));
  if (isPlain) return written(target, assignTo(body, node, value, target.type), value.nonNull);
  const before: Expression = { code: target.read, type: target.type };
  const after = compound(body, node, before, value);
  return written(target, assignTo(body, node, narrowed(body, after, target), target.type), after.nonNull);
}

type Operate = (body: Body, node: SyntaxNode, left: Expression, right: Expression) => Expression;

const COMPOUND: readonly [keyof AssignExpressionContext, Operate][] = [
  ["ADD_ASSIGN", add],
  ["SUB_ASSIGN", (body, node, left, right) => subtractMultiplyDivide(body, node, "-", left, right)],
  ["MUL_ASSIGN", (body, node, left, right) => subtractMultiplyDivide(body, node, "*", left, right)],
  ["DIV_ASSIGN", (body, node, left, right) => subtractMultiplyDivide(body, node, "/", left, right)],
  ["AND_ASSIGN", (body, node, left, right) => bitwise(body, node, "&", left, right)],
  ["OR_ASSIGN", (body, node, left, right) => bitwise(body, node, "|", left, right)],
  ["XOR_ASSIGN", (body, node, left, right) => bitwise(body, node, "^", left, right)],
  ["LSHIFT_ASSIGN", (body, node, left, right) => shift(body, node, "<<", left, right)],
  ["RSHIFT_ASSIGN", (body, node, left, right) => shift(body, node, ">>", left, right)],
  ["URSHIFT_ASSIGN", (body, node, left, right) => shift(body, node, ">>>", left, right)]
];

function compound(body: Body, node: AssignExpressionContext, left: Expression, right: Expression): Expression {
  for (const [token, operate] of COMPOUND) {
    if (optional((node[token] as () => unknown).call(node)) !== null) return operate(body, node, left, right);
  }
  throw body.problem(node, `Unexpected operator in ${node.getText()}`);
}

/** A sum of an Id and text is text, as the operator leaves it. */
function narrowed(body: Body, value: Expression, target: Place): Expression {
  return value.type.key === "string" && target.type.key === "id"
    ? { ...value, type: body.unit.typeNamed("String") }
    : value;
}

/** `a++`, `a--`: the value from before. */
export function compilePostfix(body: Body, node: PostOpExpressionContext): Expression {
  const target = placeOf(body, node, compile(body, node.expression()));
  const before = body.temporary();
  if (!isNumber(target.type)) throw notNumeric(body, node, "postfix increment/decrement", target);
  const step = stepped(body, node, target, before, optional(node.INC()) !== null);
  const code = `(${[...target.setup, `${before} = $n(${target.read})`, target.write(step), before].join(", ")})`;
  return { code, type: target.type, nonNull: true };
}

/** `++a`, `--a`: the value from after. */
export function compilePrefixStep(body: Body, node: SyntaxNode, operand: Expression, isIncrement: boolean): Expression {
  const target = placeOf(body, node, operand);
  if (!isNumber(target.type)) throw notNumeric(body, node, `prefix ${isIncrement ? "increment" : "decrement"}`, target);
  return written(target, stepped(body, node, target, `$n(${target.read})`, isIncrement), true);
}

function notNumeric(body: Body, node: SyntaxNode, operator: string, target: Place): Error {
  return body.problem(node, `Unary ${operator} can only be applied to numeric expressions: ${target.type.name}`);
}

function stepped(body: Body, node: SyntaxNode, target: Place, before: string, isIncrement: boolean): string {
  const one: Expression = { code: "1", type: body.unit.typeNamed("Integer"), nonNull: true };
  const left: Expression = { code: before, type: target.type, nonNull: true };
  return isIncrement ? add(body, node, left, one).code : subtractMultiplyDivide(body, node, "-", left, one).code;
}

function written(target: Place, value: string, nonNull: boolean | undefined): Expression {
  const write = target.write(value);
  const code = target.setup.length === 0 ? write : `(${[...target.setup, write].join(", ")})`;
  return { code, type: target.type, nonNull };
}

/** The place of something that may be assigned, or a compile error. */
function placeOf(body: Body, node: SyntaxNode, expression: Expression): Place {
  if (expression.place === undefined) throw body.problem(node, "Expression cannot be assigned");
  const place = expression.place();
  if (place.refusal !== undefined) throw body.problem(node, place.refusal);
  return place;
}
