import type { SObjectSchema } from "../schema/types.ts";
import type { RecordValues } from "../values.ts";
import { capture } from "./changeDataCapture/changes.ts";
import type { Statement } from "./statement.ts";

/** Writes fields of a record that is there, without triggers and checks: what the platform does beside a save. */
export function writeByPlatform(
  statement: Statement,
  object: SObjectSchema,
  record: RecordValues,
  changes: RecordValues
): void {
  const id = record["Id"] ?? null;
  statement.dependencies.store.update(object, { ...changes, Id: id });
  capture(statement, object, () => [{ type: "UPDATE", id: String(id), before: record, after: { ...changes } }]);
}
