import { compoundOf, compoundParts } from "../../schema/compoundFields.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";

/** Where a field stands in a change event: `City` in `BillingAddress`, or by its own name in none. */
export interface FieldPath {
  compound: string | null;
  part: string;
}

const PATHS = new WeakMap<SObjectSchema, Map<string, FieldPath>>();

/**
 * Where a field of the entity stands in its change events.
 * https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_subscribe_compound_fields.htm
 */
export function pathOf(entity: SObjectSchema, field: FieldSchema): FieldPath {
  const known = PATHS.get(entity) ?? new Map<string, FieldPath>();
  PATHS.set(entity, known);
  const path = known.get(field.name) ?? findPath(entity, field);
  known.set(field.name, path);
  return path;
}

/** Whether the field is the whole name of a person, which is made of others. */
export function isPersonName(entity: SObjectSchema, name: string): boolean {
  return name === entity.nameField && entity.field("LastName") !== undefined;
}

function findPath(entity: SObjectSchema, field: FieldSchema): FieldPath {
  const compound = compoundOf(entity, field);
  const whole = compound === null ? undefined : entity.field(compound);
  if (compound === null || whole === undefined) return { compound: null, part: field.name };
  const part = compoundParts(entity, whole).find((each) => each.field.name === field.name)?.name ?? field.name;
  return { compound, part: part.charAt(0).toUpperCase() + part.slice(1) };
}
