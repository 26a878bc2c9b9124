/** A value as the REST API reads and writes it. Dates and times are text. */
export type FieldValue = string | number | boolean;

/** Fields of a record by API name; null empties a field. */
export type Fields = Record<string, FieldValue | null>;

/** A record as a query answers it: fields, and parents as records of their own. */
export type OrgRecord = Readonly<Record<string, unknown>>;

/** The value of a field or of a path over lookups; null where it is empty or a record on the way is missing. */
export function readPath(record: OrgRecord | undefined, path: readonly string[]): FieldValue | null {
  let value: unknown = record;
  for (const step of path) {
    value = isRecord(value) ? value[step] : null;
  }
  return isFieldValue(value) ? value : null;
}

/** A text field that the query asked for; the empty text where it is empty. */
export function textAt(record: OrgRecord, field: string): string {
  const value = record[field];
  return typeof value === "string" ? value : "";
}

/** Records in groups by the value of one of their fields, each group in the order of the records. */
export function groupBy(records: readonly OrgRecord[], field: string): Map<string, OrgRecord[]> {
  return Map.groupBy(records, (record) => textAt(record, field));
}

function isRecord(value: unknown): value is OrgRecord {
  return typeof value === "object" && value !== null;
}

function isFieldValue(value: unknown): value is FieldValue {
  return ["string", "number", "boolean"].includes(typeof value);
}
