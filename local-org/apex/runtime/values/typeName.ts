import { ApexBlob } from "./blob.ts";
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { ApexDecimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { longId } from "./id.ts";
import { ApexList } from "./list.ts";
import { ApexMap } from "./map.ts";
import { ApexSet } from "./set.ts";
import { ApexSObject } from "./sobject.ts";
import { ApexTime } from "./time.ts";
import type { ApexValue } from "./value.ts";

/** The canonical name of a value's type, `List<Account>`; `Object` for null. An Id counts as String: the value does not tell. */
export function typeNameOf(value: ApexValue): string {
  if (value === null) return "Object";
  if (typeof value !== "object") return primitiveName(value);
  if (value instanceof ApexList) return `List<${value.elementType}>`;
  if (value instanceof ApexSet) return `Set<${value.elementType}>`;
  if (value instanceof ApexMap) return `Map<${value.keyType},${value.valueType}>`;
  if (value instanceof ApexSObject) return value.type;
  if ("apexType" in value) return value.apexType;
  return plainName(value);
}

/** The object that a type's name names: `Schema.Account` is `Account` where another type stands before it. */
export function objectNameOf(typeName: string): string {
  return typeName.replace(/^schema\./iu, "");
}

function primitiveName(value: boolean | number | bigint | string): string {
  if (typeof value === "number") return "Integer";
  if (typeof value === "bigint") return "Long";
  return typeof value === "boolean" ? "Boolean" : "String";
}

function plainName(value: object): string {
  if (value instanceof ApexDecimal) return "Decimal";
  if (value instanceof ApexDouble) return "Double";
  if (value instanceof ApexDate) return "Date";
  if (value instanceof ApexDatetime) return "Datetime";
  if (value instanceof ApexTime) return "Time";
  if (value instanceof ApexBlob) return "Blob";
  throw new TypeError(`no Apex value: ${String(value)}`);
}

/** The parts of a type's name: `Map<Id,List<Account>>` has the parameters `Id` and `List<Account>`. */
export function splitTypeName(name: string): { base: string; parameters: string[] } {
  const trimmed = name.trim();
  if (trimmed.endsWith("[]")) return { base: "List", parameters: [trimmed.slice(0, -2)] };
  const open = trimmed.indexOf("<");
  if (open < 0) return { base: trimmed, parameters: [] };
  return { base: trimmed.slice(0, open).trim(), parameters: splitParameters(trimmed.slice(open + 1, -1)) };
}

function splitParameters(text: string): string[] {
  const parameters: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "<") depth++;
    if (text[at] === ">") depth--;
    if (text[at] === "," && depth === 0) {
      parameters.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parameters, text.slice(start).trim()];
}

/**
 * A value as a variable or field of the type takes it, null where it does not fit: an Integer becomes a Decimal, a String an Id, a Date a
 * Datetime. What the platform calls `Illegal assignment from X to Y` gives undefined.
 */
export function widen(value: ApexValue, type: string): ApexValue | undefined {
  if (value === null || type === "Object" || typeNameOf(value).toLowerCase() === type.toLowerCase()) return value;
  return WIDENINGS[type.toLowerCase()]?.(value);
}

const WIDENINGS: Record<string, (value: Exclude<ApexValue, null>) => ApexValue | undefined> = {
  id: (value) => (typeof value === "string" ? (longId(value) ?? undefined) : undefined),
  long: (value) => (typeof value === "number" ? BigInt(value) : undefined),
  double: (value) => {
    if (typeof value === "number" || typeof value === "bigint") return new ApexDouble(Number(value));
    return value instanceof ApexDecimal ? new ApexDouble(value.toNumber()) : undefined;
  },
  decimal: (value) => {
    if (typeof value === "number" || typeof value === "bigint") return new ApexDecimal(value);
    return value instanceof ApexDouble ? (ApexDecimal.parse(value.toString()) ?? undefined) : undefined;
  },
  datetime: (value) => (value instanceof ApexDate ? new ApexDatetime(value.milliseconds) : undefined)
};
