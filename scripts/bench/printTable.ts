import type { Cell, Table } from "./benchmark.ts";

const GAP = "  ";

/** A table as plain text: text to the left, numbers to the right, notes below. */
export function printTable({ columns, rows, notes }: Table): string {
  const texts = [columns, ...rows.map((row) => row.map(cellText))];
  const widths = columns.map((_, index) => Math.max(...texts.map((row) => (row[index] ?? "").length)));
  const isNumeric = columns.map((_, index) => rows.some((row) => typeof row[index] === "number"));
  const line = (row: readonly string[]): string =>
    widths
      .map((width, index) => align(row[index] ?? "", width, isNumeric[index] === true))
      .join(GAP)
      .trimEnd();
  const [header = [], ...body] = texts;
  return [line(header), line(widths.map((width) => "-".repeat(width))), ...body.map(line), ...notes].join("\n");
}

/** Numbers keep three significant digits at most, and all digits before the point. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  const decimals = Math.abs(cell) >= 100 || Number.isInteger(cell) ? 0 : Math.abs(cell) >= 10 ? 1 : 2;
  return cell.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

function align(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width);
}
