import type { FormulaScope } from "../types.ts";
import type { Compiled } from "../runtime.ts";
import { isBlank, type FormulaType, type Value } from "../values.ts";

/** What a parameter takes; `any` takes every type. */
export type ParameterType = readonly FormulaType[] | "any";

/** One function of the formula language. */
export interface FormulaFunction {
  minimum: number;
  maximum: number;
  /** What the parameter at this position takes. */
  parameter(index: number, types: readonly FormulaType[]): ParameterType;
  result(types: readonly FormulaType[]): FormulaType;
  run(parameters: readonly Compiled[], scope: FormulaScope): Value;
  /** It looks at the record before the save, which only validation rules and their like have. */
  needsPriorRecord?: boolean;
}

export type FunctionTable = Readonly<Record<string, FormulaFunction>>;

type Parameter = FormulaType | readonly FormulaType[];

/**
 * A function that computes from the values of all of its parameters.
 * @param optional how many of the last parameters may be left out
 */
export function plain(
  parameters: readonly Parameter[],
  result: FormulaType,
  compute: (values: Value[], scope: FormulaScope) => Value,
  optional = 0
): FormulaFunction {
  return {
    minimum: parameters.length - optional,
    maximum: parameters.length,
    parameter: (index) => asList(parameters[index] ?? "text"),
    result: () => result,
    run: (given, scope) =>
      compute(
        given.map((parameter) => parameter.run(scope)),
        scope
      )
  };
}

/** As `plain`, and blank as soon as one of the values is. */
export function blankIfAnyBlank(
  parameters: readonly Parameter[],
  result: FormulaType,
  compute: (values: Value[], scope: FormulaScope) => Value,
  optional = 0
): FormulaFunction {
  return plain(parameters, result, (values, scope) => (values.some(isBlank) ? null : compute(values, scope)), optional);
}

/** The type that several alternatives share: that of the first which is not plainly NULL. */
export function commonType(types: readonly FormulaType[]): FormulaType {
  return types.find((type) => type !== "null") ?? "null";
}

function asList(parameter: Parameter): readonly FormulaType[] {
  return typeof parameter === "string" ? [parameter] : parameter;
}
