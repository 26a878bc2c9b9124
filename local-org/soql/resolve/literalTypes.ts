import type { FieldType } from "../../schema/types.ts";
import type { Literal } from "../syntax/ast.ts";

type LiteralKind = Literal["kind"];

const TEXT: readonly LiteralKind[] = ["string"];
const NUMBER: readonly LiteralKind[] = ["number"];

/** Which literals a field of a type may be compared with, besides null, binds, lists and queries. */
const ACCEPTED: Record<FieldType, readonly LiteralKind[]> = {
  id: TEXT,
  string: TEXT,
  boolean: ["boolean"],
  int: NUMBER,
  long: NUMBER,
  double: NUMBER,
  currency: NUMBER,
  percent: NUMBER,
  date: ["date", "dateLiteral"],
  datetime: ["datetime", "dateLiteral"],
  time: ["time"],
  picklist: TEXT,
  multipicklist: TEXT,
  combobox: TEXT,
  reference: TEXT,
  junctionIdList: [],
  textarea: TEXT,
  phone: TEXT,
  email: TEXT,
  url: TEXT,
  encryptedstring: TEXT,
  base64: TEXT,
  address: [],
  location: [],
  anyType: ["string", "number", "boolean", "date", "datetime", "time", "dateLiteral"]
};

/** How the platform names a type in the complaint about a literal. */
const SPOKEN: Partial<Record<FieldType, string>> = {
  id: "ID",
  reference: "ID",
  datetime: "dateTime",
  currency: "double",
  percent: "double",
  picklist: "string",
  multipicklist: "string",
  combobox: "string",
  textarea: "string",
  phone: "string",
  email: "string",
  url: "string"
};

/** The platform's complaint about a literal that does not fit the field's type; null where it fits. */
export function literalMismatch(field: string, type: FieldType, literal: Literal): string | null {
  if (["null", "bind", "query"].includes(literal.kind)) return null;
  if (literal.kind === "list") {
    return literal.values.map((value) => literalMismatch(field, type, value)).find((found) => found !== null) ?? null;
  }
  if (ACCEPTED[type].includes(literal.kind)) return null;
  const quotes = ACCEPTED[type] === TEXT ? "should be enclosed in quotes" : "should not be enclosed in quotes";
  return `value of filter criterion for field '${field}' must be of type ${SPOKEN[type] ?? type} and ${quotes}`;
}
