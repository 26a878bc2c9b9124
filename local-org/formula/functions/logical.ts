import type { Compiled } from "../runtime.ts";
import type { FormulaScope } from "../types.ts";
import { asBoolean, asText, FormulaDecimal, isBlank, type FormulaType, type Value } from "../values.ts";
import { same } from "../operators.ts";
import { commonType, plain, type FormulaFunction, type FunctionTable } from "./definition.ts";

const isTrue = (scope: FormulaScope) => (parameter: Compiled) => asBoolean(parameter.run(scope));

function connective(combine: (parameters: readonly Compiled[], scope: FormulaScope) => boolean): FormulaFunction {
  return { minimum: 1, maximum: Infinity, parameter: () => ["boolean"], result: () => "boolean", run: combine };
}

const test = (check: (value: Value, type: FormulaType) => boolean): FormulaFunction => ({
  minimum: 1,
  maximum: 1,
  parameter: () => "any",
  result: () => "boolean",
  run: ([parameter], scope) => parameter !== undefined && check(parameter.run(scope), parameter.type)
});

/** The first value, or the second where the first is missing. */
const substitute = (missing: (value: Value) => boolean): FormulaFunction => ({
  minimum: 2,
  maximum: 2,
  parameter: (index, types) => (index === 0 ? "any" : [commonType(types)]),
  result: commonType,
  run: ([expression, replacement], scope) => {
    const value = expression?.run(scope) ?? null;
    return missing(value) ? (replacement?.run(scope) ?? null) : value;
  }
});

const IF: FormulaFunction = {
  minimum: 3,
  maximum: 3,
  parameter: (index, types) => (index === 0 ? ["boolean"] : [commonType(types.slice(1))]),
  result: (types) => commonType(types.slice(1)),
  run: ([condition, yes, no], scope) => (asBoolean(condition?.run(scope)) ? yes : no)?.run(scope) ?? null
};

/** CASE(expression, value1, result1, …, otherwise). */
const CASE: FormulaFunction = {
  minimum: 4,
  maximum: Infinity,
  parameter(index, types) {
    if (index === 0) return "any";
    const isValue = index % 2 === 1 && index < types.length - 1;
    if (!isValue) return [commonType(caseResults(types))];
    return types[0] === "picklist" ? ["text"] : [types[0] ?? "null"];
  },
  result: (types) => commonType(caseResults(types)),
  run(parameters, scope) {
    const value = parameters[0]?.run(scope) ?? null;
    for (let index = 1; index + 1 < parameters.length; index += 2) {
      if (same(value, parameters[index]?.run(scope) ?? null)) return parameters[index + 1]?.run(scope) ?? null;
    }
    return parameters.at(-1)?.run(scope) ?? null;
  }
};

function caseResults(types: readonly FormulaType[]): FormulaType[] {
  return types.filter((_, index) => index > 0 && (index % 2 === 0 || index === types.length - 1));
}

/** Functions that decide. */
export const LOGICAL: FunctionTable = {
  AND: connective((parameters, scope) => parameters.every(isTrue(scope))),
  OR: connective((parameters, scope) => parameters.some(isTrue(scope))),
  NOT: plain(["boolean"], "boolean", ([value]) => !asBoolean(value)),
  IF,
  CASE,
  // A text is never null for a formula, only blank.
  ISNULL: test((value, type) => value === null && type !== "text"),
  ISBLANK: test(isBlank),
  BLANKVALUE: substitute(isBlank),
  NULLVALUE: substitute((value) => value === null),
  ISNUMBER: plain(["text"], "boolean", ([value]) =>
    /^\s*[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?\s*$/i.test(asText(value))
  ),
  ISPICKVAL: plain(["picklist", "text"], "boolean", ([value, text]) => asText(value) === asText(text)),
  INCLUDES: plain(["multipicklist", "text"], "boolean", ([value, text]) =>
    asText(value).split(";").includes(asText(text))
  ),
  PICKLISTCOUNT: plain(
    ["multipicklist"],
    "number",
    ([value]) => new FormulaDecimal(isBlank(value ?? null) ? 0 : asText(value).split(";").length)
  )
};
