import type { Coverage } from "../apex/types.ts";

export interface CoverageTotals {
  lines: number;
  covered: number;
}

/** Lines that tests can reach, and those that they reached. */
export function coverageTotals(coverage: readonly Coverage[]): CoverageTotals {
  const runs = coverage.flatMap(({ lines }) => [...lines.values()]);
  return { lines: runs.length, covered: runs.filter((count) => count > 0).length };
}

/** Whole percent, rounded as the platform rounds; 100 where there is nothing to cover. */
export function percentCovered({ lines, covered }: CoverageTotals): number {
  return lines === 0 ? 100 : Math.floor((covered / lines) * 100);
}
