import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { OrgError } from "../../errors.ts";
import { DELIMITERS } from "./format.ts";
import type { BulkJob } from "./jobs.ts";

type Format = Pick<BulkJob, "columnDelimiter" | "lineEnding">;

/** The rows of a CSV text, the header first. Throws InvalidBatch for text that is no CSV. */
export function parseCsv(text: string, format: Format): string[][] {
  try {
    return parse(text, { delimiter: DELIMITERS[format.columnDelimiter], bom: true, skip_empty_lines: true });
  } catch (error) {
    throw new OrgError(
      "InvalidBatch",
      `InvalidBatch : ${error instanceof Error ? error.message : "the content is no CSV"}`
    );
  }
}

/** CSV text, every value in quotes, as the platform writes it. */
export function writeCsv(rows: readonly (readonly string[])[], format: Format): string {
  const record_delimiter = format.lineEnding === "CRLF" ? "\r\n" : "\n";
  return stringify(
    rows.map((row) => [...row]),
    { delimiter: DELIMITERS[format.columnDelimiter], record_delimiter, quoted: true, quoted_empty: true }
  );
}
