import { NotSupportedError } from "../errors.ts";
import type { Compiled } from "./runtime.ts";
import type { FormulaScope } from "./types.ts";
import type { Value } from "./values.ts";

/** The value that a field had before this save: the same part, run over the earlier record. */
export function fromPrior(field: Compiled, scope: FormulaScope): Value {
  const { priorValue } = scope;
  if (field.reference === null || priorValue === undefined) {
    throw new NotSupportedError("ISCHANGED and PRIORVALUE where there is no earlier record");
  }
  return field.run({ ...scope, value: (reference) => priorValue.call(scope, reference) });
}
