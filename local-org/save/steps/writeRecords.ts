import { OrgError } from "../../errors.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { RecordValues } from "../../values.ts";
import { isChanged, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

/** Writes the records; the store refuses a value that a unique field has already. */
export const writeRecords: Step = (statement, rows) => {
  for (const row of rows) {
    try {
      if (row.old === null) insert(statement, row);
      else update(statement, row);
    } catch (problem) {
      if (!(problem instanceof OrgError) || problem.statusCode !== "DUPLICATE_VALUE") throw problem;
      row.errors.push({ statusCode: problem.statusCode, message: problem.message, fields: problem.fields });
    }
  }
};

function insert({ dependencies, object }: Statement, row: Row): void {
  row.record["Id"] = dependencies.store.nextId(object);
  nameAfterId(object, row);
  if (object.field("IsDeleted")?.stored === true) row.record["IsDeleted"] = false;
  dependencies.store.insert(
    object,
    storedValues(object, row, () => true)
  );
}

/** A custom record that nobody named is called by its id. */
function nameAfterId(object: SObjectSchema, { record }: Row): void {
  const name = object.field(object.nameField ?? "");
  if (object.kind === "custom" && name?.type === "string" && !name.autoNumber)
    record[name.name] ??= record["Id"] ?? null;
}

function update({ dependencies, object }: Statement, row: Row): void {
  const id = row.old?.["Id"] ?? null;
  dependencies.store.update(object, { ...storedValues(object, row, (name) => isChanged(row, name)), Id: id });
}

function storedValues(object: SObjectSchema, { record }: Row, wanted: (name: string) => boolean): RecordValues {
  const entries = Object.entries(record).filter(([name]) => object.field(name)?.stored === true && wanted(name));
  return Object.fromEntries(entries);
}
