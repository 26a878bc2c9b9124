import type { MethodCallContext } from "@apexdevtools/apex-parser";
import { optional } from "../../syntax/node.ts";
import { VOID } from "../../types/builtin.ts";
import { typeOf } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { constructorKey, constructorsOf } from "../declarations/constructors.ts";
import { chooseOverload } from "../overloads.ts";
import { literal } from "../unit.ts";
import { argumentTypes, compileArguments, passArguments } from "./arguments.ts";
import type { Expression } from "./expression.ts";

/** `this(…)` and `super(…)` as the first statement of a constructor. */
export function compileConstructorCall(body: Body, node: MethodCallContext, target: "this" | "super"): Expression {
  if (body.delegation !== node) {
    throw body.problem(node, `Call to '${target}()' must be the first statement in a constructor method`);
  }
  body.delegates = true;
  const args = compileArguments(body, optional(node.expressionList()));
  body.delegates = false;
  const type = target === "this" ? typeOf(body.inside) : body.inside.superType();
  const constructor = type === null ? undefined : chooseOverload(constructorsOf(type, body.unit.universe), args);
  if (constructor === undefined || type === null) {
    const name = type?.name ?? "Object";
    throw body.problem(node, `Constructor not defined: [${name}].<Constructor>${argumentTypes(args)}`);
  }
  const passed = passArguments(body, node, args, constructor.parameters);
  return { code: `${target}[${literal(constructorKey(constructor.parameters))}](${passed.join(", ")})`, type: VOID };
}
