import type { FieldSchema, PicklistValue, SObjectSchema } from "./types.ts";

/** A controlling checkbox in metadata: its values in the order in which they are numbered. */
const CHECKBOX = ["unchecked", "checked"];

/** Bitmaps are as long as whole groups of base64 are: 24 bits. */
const BYTES_OF_GROUP = 3;

/**
 * The values of its controlling field for which a dependent picklist's value may be chosen: one bit for each active value, the first on the left,
 * in base64; null where no field controls the picklist.
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm
 */
export function validFor(object: SObjectSchema, field: FieldSchema, value: PicklistValue): string | null {
  const controller = field.controllerName === null ? undefined : object.field(field.controllerName);
  if (controller === undefined) return null;
  const numbered = valuesOf(controller);
  const bitmap = Buffer.alloc(BYTES_OF_GROUP * Math.ceil(Math.max(numbered.length, 1) / (8 * BYTES_OF_GROUP)));
  for (const name of value.controllingValues ?? []) setBit(bitmap, numbered.indexOf(name));
  return bitmap.toString("base64");
}

function valuesOf(controller: FieldSchema): string[] {
  if (controller.type === "boolean") return CHECKBOX;
  return controller.picklistValues.filter((value) => value.active).map((value) => value.value);
}

function setBit(bitmap: Buffer, index: number): void {
  if (index >= 0) bitmap.writeUInt8(bitmap.readUInt8(index >> 3) | (0x80 >> (index & 7)), index >> 3);
}
