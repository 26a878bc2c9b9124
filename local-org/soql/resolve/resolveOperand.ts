import { NotSupportedError } from "../../errors.ts";
import type { FieldType } from "../../schema/types.ts";
import type { FunctionCall, Operand } from "../syntax/ast.ts";
import { malformedQuery, queryError } from "../syntax/queryError.ts";
import { FUNCTION_TYPES, isFilterable, isGroupable, isSortable } from "./functionTypes.ts";
import { distanceKey, resolveDistance } from "./resolveDistance.ts";
import type { ResolvedFunction, ResolvedOperand } from "./resolved.ts";
import { resolvePath } from "./resolvePath.ts";
import type { ResolveScope } from "./scope.ts";

/** A field or function by the schema. */
export function resolveOperand(scope: ResolveScope, operand: Operand): ResolvedOperand {
  return operand.kind === "field" ? resolvePath(scope, operand.path) : resolveFunction(scope, operand);
}

function resolveFunction(scope: ResolveScope, call: FunctionCall): ResolvedFunction {
  const type = FUNCTION_TYPES[call.name];
  if (type === undefined) throw new NotSupportedError(`${call.name}() in SOQL`);
  const argument = argumentOf(scope, call);
  const isAccepted = argument === null || type.accepts === undefined || type.accepts.has(argument.type);
  if (!isAccepted) throw wrongArgument(scope, call, argument, type.aggregate);
  const field = type.result === "argument" ? (argument?.field ?? null) : null;
  const result: FieldType = type.result === "argument" ? (argument?.type ?? "anyType") : type.result;
  const { name, convertTimezone } = call;
  const aggregate = type.aggregate || (argument?.kind === "function" && argument.aggregate);
  const distance = call.distance === undefined ? {} : { distance: resolveDistance(scope, call, call.distance) };
  return { kind: "function", name, argument, convertTimezone, ...distance, aggregate, field, type: result };
}

function argumentOf(scope: ResolveScope, call: FunctionCall): ResolvedOperand | null {
  if (call.inner !== null) return resolveFunction(scope, call.inner);
  return call.field === null ? null : resolvePath(scope, call.field);
}

function wrongArgument(scope: ResolveScope, call: FunctionCall, argument: ResolvedOperand, aggregate: boolean) {
  const name = argument.kind === "function" ? argument.name : argument.name;
  const message = aggregate
    ? `field ${name} does not support aggregate operator ${call.name}`
    : `field ${name} does not support date function ${call.name}`;
  return malformedQuery(scope.query.text, call.at, message);
}

const USES = {
  filtered: isFilterable,
  sorted: isSortable,
  grouped: isGroupable
};

/** An operand that is filtered, sorted or grouped by. Throws an `OrgError` INVALID_FIELD where its type does not allow that. */
export function resolveOperandFor(use: keyof typeof USES, scope: ResolveScope, operand: Operand): ResolvedOperand {
  const resolved = resolveOperand(scope, operand);
  if (resolved.kind !== "function" && resolved.field !== null && !USES[use](resolved.field)) {
    const at = operand.kind === "field" ? operand.path.at : operand.at;
    const message = `field '${resolved.field.name}' can not be ${use} in a query call`;
    throw queryError("INVALID_FIELD", scope.query.text, at, message);
  }
  return resolved;
}

/** A text that is the same for the same operands, to compare SELECT with GROUP BY. */
export function operandKey(operand: ResolvedOperand): string {
  if (operand.kind !== "function") return operand.name;
  if (operand.distance !== undefined) return JSON.stringify([operand.name, distanceKey(operand.distance)]);
  const argument = operand.argument === null ? "" : operandKey(operand.argument);
  return `${operand.name}(${operand.convertTimezone ? "tz:" : ""}${argument})`;
}
