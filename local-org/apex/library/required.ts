import { raiseNullArgument, type ApexValue } from "../runtime/values/index.ts";
import type { LibraryFunction } from "./library.ts";

/** The functions of a table that refuse a null argument with `System.NullPointerException: Argument cannot be null.` */
export function required(table: Record<string, LibraryFunction>): Record<string, LibraryFunction> {
  return Object.fromEntries(Object.entries(table).map(([name, run]) => [name, refusingNull(run)]));
}

function refusingNull(run: LibraryFunction): LibraryFunction {
  const call = run as (...args: ApexValue[]) => ApexValue | undefined;
  return (...args: ApexValue[]) => {
    if (args.includes(null)) raiseNullArgument();
    return call(...args);
  };
}
