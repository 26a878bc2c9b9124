import type { FormulaFunction, FunctionTable } from "./definition.ts";
import { fromPrior } from "../prior.ts";
import { same } from "../operators.ts";

const ISNEW: FormulaFunction = {
  minimum: 0,
  maximum: 0,
  parameter: () => "any",
  result: () => "boolean",
  run: (_, scope) => scope.isNew === true,
  needsPriorRecord: true
};

const ISCHANGED: FormulaFunction = {
  minimum: 1,
  maximum: 1,
  parameter: () => "any",
  result: () => "boolean",
  run: ([field], scope) =>
    field !== undefined && scope.isNew !== true && !same(field.run(scope), fromPrior(field, scope)),
  needsPriorRecord: true
};

/** On a new record PRIORVALUE is the current value. */
const PRIORVALUE: FormulaFunction = {
  minimum: 1,
  maximum: 1,
  parameter: () => "any",
  result: ([type]) => type ?? "null",
  run: ([field], scope) => {
    if (field === undefined) return null;
    return scope.isNew === true ? field.run(scope) : fromPrior(field, scope);
  },
  needsPriorRecord: true
};

/** Functions that compare the record with itself before this save. */
export const RECORD: FunctionTable = {
  ISNEW,
  ISCHANGED,
  PRIORVALUE,
  ISCLONE: { ...ISNEW, run: () => false }
};
