import type { ExpressionListContext } from "@apexdevtools/apex-parser";
import type { SyntaxNode } from "../../syntax/node.ts";
import type { ApexType } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { assignTo } from "../conversions.ts";
import { compile } from "./compile.ts";
import type { Expression } from "./expression.ts";

export function compileArguments(body: Body, list: ExpressionListContext | null): Expression[] {
  return (list?.expression_list() ?? []).map((each) => compile(body, each));
}

/** The arguments' code, each converted to the type of its parameter. */
export function passArguments(
  body: Body,
  node: SyntaxNode,
  args: readonly Expression[],
  parameters: readonly ApexType[]
): string[] {
  return args.map((arg, index) => {
    const parameter = parameters[index];
    return parameter === undefined ? arg.code : assignTo(body, node, arg, parameter);
  });
}

/** `(Integer, String)`, as compile errors show arguments. */
export function argumentTypes(args: readonly Expression[]): string {
  return `(${args.map((arg) => arg.type.name).join(", ")})`;
}

/** The receiver and the arguments, evaluated in this order before the receiver is found to be null. What only reads a variable may wait. */
export function evaluatedFirst(
  body: Body,
  receiver: Expression,
  passed: readonly string[]
): { setup: string[]; held: Expression; values: readonly string[] } {
  const isPlain = (code: string): boolean => !code.includes("(");
  if (receiver.nonNull === true || receiver.isSuper === true || passed.every(isPlain)) {
    return { setup: [], held: receiver, values: passed };
  }
  const [held = "", ...values] = [receiver.code, ...passed].map(() => body.temporary());
  const setup = [receiver.code, ...passed].map((code, index) => `${[held, ...values][index] ?? ""} = ${code}`);
  return { setup, held: { ...receiver, code: held }, values };
}
