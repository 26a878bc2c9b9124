import type { SyntaxNode } from "../../syntax/node.ts";
import { VOID } from "../../types/builtin.ts";
import { typeOf } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { constructorKey, constructorsOf } from "../declarations/constructors.ts";
import { chooseOverload } from "../overloads.ts";
import { literal } from "../unit.ts";
import { argumentTypes, passArguments } from "./arguments.ts";
import type { Expression } from "./expression.ts";

/** `this(…)` and `super(…)` as the first statement of a constructor. */
export function compileConstructorCall(
  body: Body,
  node: SyntaxNode,
  target: "this" | "super",
  args: readonly Expression[]
): Expression {
  const type = target === "this" ? typeOf(body.inside) : body.inside.superType();
  const constructor = type === null ? undefined : chooseOverload(constructorsOf(type, body.unit.universe), args);
  if (constructor === undefined || type === null) {
    throw body.problem(
      node,
      `Constructor not defined: [${type?.name ?? "Object"}].<Constructor>${argumentTypes(args)}`
    );
  }
  const passed = passArguments(body, node, args, constructor.parameters);
  return { code: `${target}[${literal(constructorKey(constructor.parameters))}](${passed.join(", ")})`, type: VOID };
}
