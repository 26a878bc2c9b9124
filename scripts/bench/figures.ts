import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { join } from "node:path";
import type { Table } from "./benchmark.ts";
import { cellText } from "./printTable.ts";
import { PROJECT } from "./projectCopy.ts";

/** What one benchmark found. */
export interface Figures extends Table {
  name: string;
  says: string;
}

const DOCUMENT = join(PROJECT, "docs/benchmarks.md");
const HEADING = "## Figures\n";

/** Puts the figures of these benchmarks into the document, where those of the others stay as they are. */
export async function writeFigures(figures: readonly Figures[], machine: string): Promise<void> {
  const text = withFigures(readFileSync(DOCUMENT, "utf8"), figures, machine);
  writeFileSync(DOCUMENT, await format(text, { ...(await resolveConfig(DOCUMENT)), parser: "markdown" }));
}

/** The document's text with these figures. Throws where it has no place for them. */
export function withFigures(document: string, figures: readonly Figures[], machine: string): string {
  const [before, after] = document.split(HEADING);
  if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has no heading "${HEADING.trim()}"`);
  const [, ...sections] = after.split(/^### /mu);
  const byName = new Map(sections.map((section) => [section.split("\n", 1)[0] ?? "", `### ${section.trim()}`]));
  for (const each of figures) byName.set(each.name, sectionOf(each));
  return `${before}${HEADING}\nOf the last run, on ${machine}.\n\n${[...byName.values()].join("\n\n")}\n`;
}

function sectionOf({ name, says, columns, rows, notes }: Figures): string {
  const isNumeric = columns.map((_, index) => rows.some((row) => typeof row[index] === "number"));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const table = [
    line(columns),
    line(isNumeric.map((numeric) => (numeric ? "---:" : "---"))),
    ...rows.map((row) => line(row.map((cell) => asCode(cellText(cell)))))
  ];
  return [`### ${name}`, says, table.join("\n"), ...notes].join("\n\n");
}

/** Code as such, whose underscores and stars mean nothing. */
function asCode(text: string): string {
  return /__|\*/u.test(text) ? `\`${text}\`` : text;
}
