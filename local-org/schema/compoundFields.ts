import type { FieldSchema, SObjectSchema } from "./types.ts";

/** A field that is part of an address or a location, and what it is called there. */
export interface CompoundPart {
  name: string;
  field: FieldSchema;
}

const ADDRESS_PARTS = [
  "City",
  "Country",
  "CountryCode",
  "GeocodeAccuracy",
  "Latitude",
  "Longitude",
  "PostalCode",
  "State",
  "StateCode",
  "Street"
];

/** Whether a field is made of others: an address or a location. */
export function isCompound(field: FieldSchema): boolean {
  return field.type === "address" || field.type === "location";
}

/**
 * The fields of which an address or a location is made, named as in its JSON form.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/compound_fields.htm
 */
export function compoundParts(object: SObjectSchema, compound: FieldSchema): CompoundPart[] {
  const parts = compound.type === "location" ? ["Latitude", "Longitude"] : ADDRESS_PARTS;
  return parts.flatMap((part) => {
    const field = object.field(partName(compound, part));
    return field === undefined ? [] : [{ name: part.charAt(0).toLowerCase() + part.slice(1), field }];
  });
}

const NAME_PARTS = new Set(["Salutation", "FirstName", "MiddleName", "LastName", "Suffix"]);

/** The field of which a field is a part: an address, a location, or a person's name; null for others. */
export function compoundOf(object: SObjectSchema, { name }: FieldSchema): string | null {
  if (NAME_PARTS.has(name) && object.field("LastName") !== undefined) return object.nameField;
  const isWhole = (field: FieldSchema): boolean =>
    isCompound(field) && compoundParts(object, field).some((part) => part.field.name === name);
  return object.fields.find(isWhole)?.name ?? null;
}

function partName(compound: FieldSchema, part: string): string {
  if (compound.name.endsWith("__c")) return compound.name.replace(/__c$/u, `__${part}__s`);
  return compound.name.replace(/Address$/u, "") + part;
}
