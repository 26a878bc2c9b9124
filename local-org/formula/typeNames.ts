import type { FormulaType } from "./values.ts";

const NAMES: Readonly<Record<FormulaType, string>> = {
  text: "Text",
  number: "Number",
  boolean: "Boolean",
  date: "Date",
  datetime: "DateTime",
  time: "Time",
  picklist: "Picklist",
  multipicklist: "Picklist",
  location: "Location",
  null: "Null"
};

/** The list of types as error messages word it: `Number, Date, DateTime`. */
export function typeNames(types: readonly FormulaType[]): string {
  return types.map((type) => NAMES[type]).join(", ");
}
