import { getHeapStatistics } from "node:v8";

/** Of the memory that Node may use; above it Node would end, and every other request with it. */
const MOST_OF_MEMORY = 0.8;

/** The text of the limit that stands behind an error of the JavaScript engine; null where the error is none of these. */
export function outgrownLimit(thrown: unknown): string | null {
  if (!(thrown instanceof RangeError)) return null;
  if (thrown.message.includes("call stack")) return "Maximum stack depth reached: 1001";
  return /Invalid (string|array|typed array) length|maximum size exceeded/.test(thrown.message)
    ? heapSizeText(getHeapStatistics().used_heap_size)
    : null;
}

/** The text of the heap limit where memory is nearly used up; null otherwise. */
export function heapNearlyFull(): string | null {
  const { used_heap_size: used, heap_size_limit: most } = getHeapStatistics();
  return used > most * MOST_OF_MEMORY ? heapSizeText(used) : null;
}

function heapSizeText(bytes: number): string {
  return `Apex heap size too large: ${bytes}`;
}
