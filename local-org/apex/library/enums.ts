import { readFileSync } from "node:fs";
import type { ApexEnumValue } from "../runtime/values/index.ts";
import { ApexList, enumValues, raise, type ApexValue } from "../runtime/values/index.ts";
import type { LibraryClass } from "./library.ts";

/** The enums whose order differs from the alphabetical one of `standard-library.txt`, in the order of their documentation. */
const ORDERS: Record<string, string[]> = {
  "System.LoggingLevel": ["NONE", "INTERNAL", "FINEST", "FINER", "FINE", "DEBUG", "INFO", "WARN", "ERROR"],
  "System.TriggerOperation": [
    "BEFORE_INSERT",
    "BEFORE_UPDATE",
    "BEFORE_DELETE",
    "AFTER_INSERT",
    "AFTER_UPDATE",
    "AFTER_DELETE",
    "AFTER_UNDELETE"
  ],
  "System.RoundingMode": ["UP", "DOWN", "CEILING", "FLOOR", "HALF_UP", "HALF_DOWN", "HALF_EVEN", "UNNECESSARY"]
};

let enums: Map<string, ApexEnumValue[]> | null = null;

/** The values of an enum of the library, by its name in any case: `System.RoundingMode`. */
export function libraryEnum(name: string): ApexEnumValue[] | undefined {
  enums ??= readEnums();
  return enums.get(name.toLowerCase());
}

/** The values of each enum of the library. */
export function allLibraryEnums(): ApexEnumValue[][] {
  enums ??= readEnums();
  return [...enums.values()];
}

/** `enumValue("System.JSONToken", "FIELD_NAME")`. */
export function enumValue(type: string, name: string): ApexEnumValue {
  const found = libraryEnum(type)?.find((value) => value.name === name);
  if (found === undefined) throw new TypeError(`the enum ${type} has no value ${name}`);
  return found;
}

/** What every enum of the library can do statically: its constants, `values()`, `valueOf(String)`. */
export function enumClass(values: readonly ApexEnumValue[]): LibraryClass {
  const name = values[0]?.apexType ?? "";
  return {
    name,
    staticProperties: Object.fromEntries(values.map((value) => [value.name, { get: () => value }])),
    statics: {
      values: () => new ApexList(name, [...values]),
      valueOf: (text: string | null) => enumByName(values, text)
    }
  };
}

/** Throws `System.NoSuchElementException: No enum constant System.JSONToken.X` for a name that the enum has not. */
export function enumByName(values: readonly ApexEnumValue[], text: string | null): ApexValue {
  if (text === null) raise("System.NullPointerException", "Argument cannot be null.");
  const found = values.find((value) => value.name.toLowerCase() === text.toLowerCase());
  return found ?? raise("System.NoSuchElementException", `No enum constant ${values[0]?.apexType}.${text}`);
}

function readEnums(): Map<string, ApexEnumValue[]> {
  const text = readFileSync(new URL("../types/standard-library.txt", import.meta.url), "utf8");
  const found = new Map<string, ApexEnumValue[]>();
  for (const [, name = "", body = ""] of text.matchAll(/^class ([\w.]+) extends Enum<.*\{\n((?: {2}.*\n)*)\}/gm)) {
    const constants = [...body.matchAll(/^ {2}static final \S+ (\w+)$/gm)].map((match) => match[1] ?? "");
    found.set(name.toLowerCase(), enumValues(name, ORDERS[name] ?? constants));
  }
  return found;
}
