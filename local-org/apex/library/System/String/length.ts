import { executionUnderWay } from "../../../runtime/execution.ts";
import type { ApexValue } from "../../../runtime/values/index.ts";
import type { LibraryFunction } from "../../library.ts";

/**
 * The methods as they are, but not for a text that is longer than the heap may be: what they do to it would keep the thread for minutes in which no
 * limit is looked at. The error is the JavaScript engine's own for such texts; it ends the transaction as the heap limit does.
 */
export function refusingLongTexts(methods: Record<string, LibraryFunction>): Record<string, LibraryFunction> {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (self: string, ...more: never[]): ApexValue => {
        if (self.length > longestText()) throw new RangeError("Invalid string length");
        return (method as (self: string, ...more: never[]) => ApexValue)(self, ...more);
      }
    ])
  );
}

function longestText(): number {
  return executionUnderWay()?.transaction.limits.allowed("heapSize") ?? Infinity;
}
