import type { FormulaScope } from "./types.ts";
import type { FormulaType, Value } from "./values.ts";

/** A part of a formula with its type worked out, ready to run. */
export interface Compiled {
  type: FormulaType;
  /** The field path that this part is, null where it is anything else. */
  reference: string | null;
  run(scope: FormulaScope): Value;
}

/** A formula that met a value with which it cannot compute: what the platform shows as `#Error!`. */
export class FormulaRuntimeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "FormulaRuntimeError";
  }
}
