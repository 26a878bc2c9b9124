import type { OrgErrorDetail } from "../errors.ts";
import type { FieldValue, RecordValues } from "../values.ts";

/** One record on its way through the order of execution. */
export interface Row {
  /** Its place in the request. */
  readonly index: number;
  /** What the request gives, by canonical names; checked and normalised in the first steps. */
  given: RecordValues;
  /** The record before this save, null when it is new. */
  old: RecordValues | null;
  /** The record as it is going to be; stored fields only. */
  record: RecordValues;
  /** Fields that the request or a trigger has set by itself, so that no standard behaviour overwrites them. */
  explicit: Set<string>;
  errors: OrgErrorDetail[];
}

export function newRow(index: number, given: RecordValues): Row {
  return { index, given, old: null, record: {}, explicit: new Set(), errors: [] };
}

/** Sets the row aside with an error. */
export function fail(row: Row, statusCode: string, message: string, fields: string[] = []): void {
  row.errors.push({ statusCode, message, fields });
}

export function isGood(row: Row): boolean {
  return row.errors.length === 0;
}

/** Has this save changed the field? On a new record every value counts as changed. */
export function isChanged(row: Row, field: string): boolean {
  return (row.record[field] ?? null) !== (row.old?.[field] ?? null);
}

/** The record's id, which all rows but new ones have. */
export function idOf(row: Row): string {
  return String(row.record["Id"] ?? row.given["Id"] ?? "");
}

/** A reference's id; null where it is empty. */
export function referenceId(value: FieldValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
