import { coverageTables } from "./coverageTables.ts";
import type { ToolingTable } from "./toolingTable.ts";
import { debugLevels, traceFlags } from "./traceTables.ts";

/** All objects that only the Tooling API has. */
export const toolingTables: readonly ToolingTable[] = [...coverageTables, debugLevels, traceFlags];

/** The object of this name, in whatever case. */
export function toolingTable(name: string): ToolingTable | undefined {
  return toolingTables.find((table) => table.name.toLowerCase() === name.toLowerCase());
}
