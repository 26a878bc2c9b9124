import { historyName } from "../../schema/historyObjects.ts";
import type { FieldSchema, FieldType } from "../../schema/types.ts";
import type { FieldValue, RecordValues } from "../../values.ts";
import { historyOf } from "../history.ts";
import { idOf, isChanged, type Row, referenceId } from "../row.ts";
import { timestamp, type Statement, type Step } from "../statement.ts";

/** The data types that history rows name, where they are not Text. */
const DATA_TYPES: Readonly<Partial<Record<FieldType, string>>> = {
  boolean: "Boolean",
  int: "Double",
  long: "Double",
  double: "Double",
  currency: "Currency",
  percent: "Percent",
  date: "DateOnly",
  datetime: "DateTime",
  time: "TimeOnly",
  picklist: "DynamicEnum",
  multipicklist: "MultiEnum",
  combobox: "DynamicEnum",
  reference: "EntityId",
  phone: "Phone",
  email: "Email",
  url: "Url",
  encryptedstring: "EncryptedText"
};

/** Longer values are not kept: history tells only that they were changed. */
const LONGEST_VALUE = 255;

/** What is written of one change, beside whose and when. */
type Entry = Pick<RecordValues, "Field" | "DataType" | "OldValue" | "NewValue">;

type NameOf = (id: FieldValue | undefined) => FieldValue;

/**
 * Writes what the save changed in tracked fields to the object's history; of a new record only that it was created.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_associated_objects_history.htm
 */
export const writeFieldHistory: Step = (statement, rows) => {
  const { dependencies, object, transaction } = statement;
  const found = dependencies.keepsHistory === false ? null : historyOf(dependencies.schema, object);
  const tracked = object.fields.filter((field) => field.trackHistory === true);
  if (found === null || (tracked.length === 0 && !object.custom)) return;
  const nameOf = namesOf(statement, rows, tracked);
  const { history, parentField } = found;
  const records = rows.flatMap((row) =>
    entriesOf(row, tracked, nameOf).map((entry) => ({
      ...entry,
      Id: dependencies.store.nextId(history),
      IsDeleted: false,
      [parentField]: idOf(row),
      CreatedById: transaction.user.userId,
      CreatedDate: timestamp(statement)
    }))
  );
  dependencies.store.insertAll(history, records);
};

function entriesOf(row: Row, tracked: FieldSchema[], nameOf: NameOf): Entry[] {
  if (row.old === null) return [{ Field: "created", DataType: "Text", OldValue: null, NewValue: null }];
  return tracked.filter((field) => isChanged(row, field.name)).flatMap((field) => changeOf(row, field, nameOf));
}

function changeOf({ old, record }: Row, field: FieldSchema, nameOf: NameOf): Entry[] {
  const [before, after] = [old?.[field.name] ?? null, record[field.name] ?? null];
  const change = { Field: historyName(field), DataType: dataTypeOf(field) };
  if (field.type === "reference")
    return [
      { ...change, DataType: "Text", OldValue: nameOf(before), NewValue: nameOf(after) },
      { ...change, OldValue: before, NewValue: after }
    ];
  if (!keepsValues(field)) return [{ ...change, OldValue: null, NewValue: null }];
  return [{ ...change, OldValue: before, NewValue: after }];
}

function dataTypeOf(field: FieldSchema): string {
  if (field.type !== "textarea") return DATA_TYPES[field.type] ?? "Text";
  if (field.htmlFormatted) return "HtmlStringPlusClob";
  return field.length > LONGEST_VALUE ? "StringPlusClob" : "MultiLineText";
}

function keepsValues({ type, length, htmlFormatted }: FieldSchema): boolean {
  if (type === "multipicklist" || type === "encryptedstring" || htmlFormatted) return false;
  return type !== "textarea" || length <= LONGEST_VALUE;
}

/** The names of the records from which and to which tracked lookups were changed, read with one query for each object. */
function namesOf({ dependencies }: Statement, rows: Row[], tracked: FieldSchema[]): NameOf {
  const lookups = tracked.filter((field) => field.type === "reference").map((field) => field.name);
  const ids = rows
    .filter((row) => row.old !== null)
    .flatMap((row) =>
      lookups.filter((name) => isChanged(row, name)).flatMap((name) => [row.old?.[name], row.record[name]])
    )
    .flatMap((id) => referenceId(id) ?? []);
  const names = new Map<string, FieldValue>();
  for (const [object, group] of Map.groupBy(new Set(ids), (id) => dependencies.schema.objectForId(id))) {
    if (object === undefined) continue;
    for (const [id, record] of dependencies.store.read(object, group))
      names.set(id, record[object.nameField ?? ""] ?? null);
  }
  return (id) => names.get(String(id)) ?? null;
}
