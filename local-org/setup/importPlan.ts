import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SourceError } from "../errors.ts";
import type { LocalOrg } from "../org.ts";
import type { SObjectSchema } from "../schema/types.ts";
import { SYSTEM_MODE } from "../security/types.ts";
import type { Transaction } from "../transaction/types.ts";
import type { FieldValue, RecordValues } from "../values.ts";

interface PlanStep {
  sobject: string;
  files: string[];
}

type ImportedRecord = Record<string, unknown> & { attributes: { type: string; referenceId?: string } };

const BATCH = 200;

/**
 * Imports the files of a plan as `sf data import tree --plan` does, through the save order. `"@Ref1"` is the id of the record with that referenceId,
 * `"@user:name@example.com"` that of a user.
 */
export function importPlan(org: LocalOrg, transaction: Transaction, planFile: string): void {
  const ids = new Map<string, string>();
  for (const step of readJson<PlanStep[]>(org, planFile)) {
    for (const file of step.files) importFile(org, transaction, join(dirname(planFile), file), ids);
  }
}

function importFile(org: LocalOrg, transaction: Transaction, file: string, ids: Map<string, string>): void {
  const { records } = readJson<{ records: ImportedRecord[] }>(org, file);
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH);
    const object = org.schema.requireObject(batch[0]?.attributes.type ?? "");
    const values = batch.map((record) => valuesOf(org, object, file, record, ids));
    const results = org.saveOrder.save(transaction, {
      operation: "insert",
      object,
      records: values,
      allOrNone: true,
      access: SYSTEM_MODE
    });
    for (const [index, { attributes }] of batch.entries()) {
      const result = results[index];
      const error = result?.errors[0];
      if (error !== undefined)
        throw new SourceError(
          file,
          1,
          1,
          `${attributes.referenceId ?? object.name}: ${error.statusCode}: ${error.message}`
        );
      if (attributes.referenceId !== undefined && result?.id != null) ids.set(attributes.referenceId, result.id);
    }
  }
}

function valuesOf(
  org: LocalOrg,
  object: SObjectSchema,
  file: string,
  record: ImportedRecord,
  ids: ReadonlyMap<string, string>
): RecordValues {
  const values: RecordValues = {};
  for (const [name, value] of Object.entries(record)) {
    if (name === "attributes") continue;
    const field = object.field(name);
    if (field === undefined) throw new SourceError(file, 1, 1, `${object.name} has no field ${name}`);
    values[field.name] =
      typeof value === "string" && value.startsWith("@") ? reference(org, file, value, ids) : (value as FieldValue);
  }
  return values;
}

function reference(org: LocalOrg, file: string, text: string, ids: ReadonlyMap<string, string>): string {
  const username = /^@user:(.+)$/.exec(text)?.[1];
  const user =
    username === undefined
      ? undefined
      : org.store.readWhere(org.schema.requireObject("User"), "Username", [username])[0];
  const id = username === undefined ? ids.get(text.slice(1)) : user?.["Id"];
  if (typeof id === "string") return id;
  throw new SourceError(file, 1, 1, `${text} refers to nothing that was imported before`);
}

function readJson<T>(org: LocalOrg, file: string): T {
  try {
    return JSON.parse(readFileSync(join(org.project.dir, file), "utf8")) as T;
  } catch (error) {
    throw new SourceError(file, 1, 1, error instanceof Error ? error.message : String(error));
  }
}
