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
