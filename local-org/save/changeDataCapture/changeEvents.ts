import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { FieldValue, RecordValues } from "../../values.ts";
import type { Change, ChangeType } from "./types.ts";
import { isPersonName, pathOf } from "./fieldPaths.ts";

/** The event of one change, which several records may have in common. */
export interface ChangeEvent {
  /** The object whose records were changed. */
  entity: SObjectSchema;
  type: ChangeType;
  recordIds: string[];
  /** What the event carries of the record, by field. */
  fields: RecordValues;
  changedFields: string[];
  nulledFields: string[];
  /** Fields that channels add though they were not changed. */
  enrichment: RecordValues;
}

/** Those that every save sets. */
const MODIFICATION = new Set(["LastModifiedDate", "LastModifiedById"]);

/**
 * The events of changes: records of an object that were updated in the same way, deleted or undeleted alike, share one.
 * https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_subscribe_merged_events.htm
 * @param enriched the fields that channels add to the events of an object
 */
export function changeEvents(
  changes: readonly Change[],
  carried: (entity: SObjectSchema) => readonly FieldSchema[],
  enriched: (entity: SObjectSchema) => readonly string[]
): ChangeEvent[] {
  const events = new Map<string, ChangeEvent>();
  for (const change of changes) {
    const event = eventOf(change, carried(change.object), enriched(change.object));
    if (event === null) continue;
    const key =
      change.type === "CREATE"
        ? change.id
        : JSON.stringify([change.object.name, event.type, event.fields, event.enrichment]);
    const same = events.get(key);
    if (same === undefined) events.set(key, event);
    else same.recordIds.push(change.id);
  }
  return [...events.values()];
}

/** Null for an update that changes nothing. */
function eventOf(change: Change, carried: readonly FieldSchema[], enriched: readonly string[]): ChangeEvent | null {
  const { object: entity, type, id } = change;
  const event = { entity, type, recordIds: [id], changedFields: [], nulledFields: [], enrichment: {} };
  switch (type) {
    case "CREATE":
    case "UNDELETE":
      return { ...event, fields: wholeRecord(change, carried) };
    case "DELETE":
      return { ...event, fields: {}, enrichment: populated(change.before, enriched) };
    case "UPDATE":
      return updateEvent(event, change, carried, enriched);
  }
}

function updateEvent(
  event: Omit<ChangeEvent, "fields">,
  change: Change,
  carried: readonly FieldSchema[],
  enriched: readonly string[]
): ChangeEvent | null {
  const { before, after } = change;
  const current = { ...before, ...after };
  const changed = carried.filter(({ name }) => valueOf(before, name) !== valueOf(current, name));
  if (changed.every(({ name }) => MODIFICATION.has(name))) return null;
  const names = new Set(changed.map(({ name }) => name));
  if (isLeadConversion(change, names)) names.delete("LastModifiedDate");
  else names.add("LastModifiedDate");
  const shown = carried.filter(({ name }) => names.has(name));
  const values = shown.map(({ name }): [string, FieldValue] => [name, valueOf(current, name)]);
  const nulled = changed.filter(({ name }) => valueOf(current, name) === null);
  return {
    ...event,
    fields: withPersonName(change, Object.fromEntries(values)),
    changedFields: headerNames(event.entity, shown),
    nulledFields: headerNames(event.entity, nulled),
    enrichment: populated(
      current,
      enriched.filter((name) => !names.has(name))
    )
  };
}

function wholeRecord(change: Change, carried: readonly FieldSchema[]): RecordValues {
  const names = carried.map(({ name }) => name);
  return withPersonName(change, populated(change.after, names));
}

function populated(record: RecordValues | null, names: readonly string[]): RecordValues {
  const values = names.map((name): [string, FieldValue] => [name, valueOf(record, name)]);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

function valueOf(record: RecordValues | null, name: string): FieldValue {
  return record?.[name] ?? null;
}

/** https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_standard_objects_lead_conversion.htm */
function isLeadConversion({ object }: Change, changed: ReadonlySet<string>): boolean {
  return object.name === "Lead" && changed.has("IsConverted");
}

/** In events a person's name begins with the salutation. */
function withPersonName({ object, before, after }: Change, fields: RecordValues): RecordValues {
  const { nameField } = object;
  const salutation = valueOf({ ...before, ...after }, "Salutation");
  if (nameField === null || !isPersonName(object, nameField) || salutation === null) return fields;
  const name = valueOf(fields, nameField);
  return name === null ? fields : { ...fields, [nameField]: `${String(salutation)} ${String(name)}` };
}

/** The parts of a compound field are named behind it; a person's name, which is made of its parts, has no place of its own. */
function headerNames(entity: SObjectSchema, fields: readonly FieldSchema[]): string[] {
  return fields
    .filter(({ name }) => !isPersonName(entity, name))
    .map((field) => {
      const { compound, part } = pathOf(entity, field);
      return compound === null ? part : `${compound}.${part}`;
    });
}
