/** The middle of the values; of an even number of values the mean of the two in the middle. Throws where there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError("A median needs at least one value.");
  return (lower + upper) / 2;
}

/** How often something happens in a second. */
export function perSecond(count: number, milliseconds: number): number {
  return (count * 1000) / milliseconds;
}

/** Whether a figure stays the same from one size to the next. */
export function isConstant(values: readonly number[]): boolean {
  return new Set(values).size <= 1;
}
