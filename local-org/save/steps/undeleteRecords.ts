import { OrgError } from "../../errors.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { RecordValues } from "../../values.ts";
import { undeletion } from "../changeDataCapture/captureSteps.ts";
import { capture } from "../changeDataCapture/changes.ts";
import { restoreClearedLookups } from "../clearedLookups.ts";
import { markHistory } from "../history.ts";
import { rememberCascaded } from "./cascadedTotals.ts";
import { fail, idOf, referenceId } from "../row.ts";
import { timestamp, type Statement, type Step } from "../statement.ts";

/** A detail record comes back only together with its master. */
export const checkMastersAreThere: Step = ({ dependencies, object }, rows) => {
  for (const field of object.fields.filter((each) => each.masterDetail)) {
    const master = dependencies.schema.object(field.referenceTo[0] ?? "");
    if (master === undefined) continue;
    for (const row of rows) {
      const id = referenceId(row.old?.[field.name]);
      if (id === null || dependencies.store.read(master, [id]).get(id)?.["IsDeleted"] === false) continue;
      fail(row, "UNDELETE_FAILED", "Entity is not in the recycle bin");
    }
  }
};

/** Takes the records out of the recycle bin, with what went there together with them. */
export const undeleteRecords: Step = (statement, rows) => {
  for (const row of rows) {
    try {
      restore(statement, statement.object, idOf(row));
      restoreChildren(statement, statement.object, idOf(row), row.old?.["SystemModstamp"] ?? null);
      row.record = { ...row.old, IsDeleted: false, SystemModstamp: timestamp(statement) };
      capture(statement, statement.object, () => [undeletion({ ...row.record })]);
    } catch (problem) {
      if (!(problem instanceof OrgError) || problem.statusCode !== "DUPLICATE_VALUE") throw problem;
      row.errors.push({ statusCode: problem.statusCode, message: problem.message, fields: problem.fields });
    }
  }
};

function restore(statement: Statement, object: SObjectSchema, id: string): void {
  const changes: RecordValues = { Id: id, IsDeleted: false };
  if (object.field("SystemModstamp")?.stored === true) changes["SystemModstamp"] = timestamp(statement);
  statement.dependencies.store.update(object, changes);
  restoreClearedLookups(statement, id);
  markHistory(statement.dependencies, object, id, false);
}

/** What was deleted in the same moment as its parent was deleted with it. */
function restoreChildren(
  statement: Statement,
  parent: SObjectSchema,
  id: string,
  deletedAt: string | number | boolean | null
): void {
  const { schema, store } = statement.dependencies;
  for (const { childObject, field, cascadeDelete } of parent.childRelationships) {
    const object = schema.object(childObject);
    if (!cascadeDelete || object === undefined || !object.undeletable || typeof deletedAt !== "string") continue;
    const rows = store.all(
      `SELECT "Id" FROM "${object.name}" WHERE "${field}" = ? AND "IsDeleted" = 1 AND "SystemModstamp" = ?`,
      [id, deletedAt]
    );
    const ids = withMasters(
      statement,
      object,
      rows.map((row) => String(row["Id"])),
      field
    );
    for (const childId of ids) {
      restore(statement, object, childId);
      restoreChildren(statement, object, childId, deletedAt);
    }
    const restored = [...store.read(object, ids).values()];
    rememberCascaded(statement, object, restored);
    capture(statement, object, () => restored.map(undeletion));
  }
}

/** Those of the details whose other masters are there too. */
function withMasters({ dependencies }: Statement, object: SObjectSchema, ids: string[], field: string): string[] {
  const others = object.fields.filter((each) => each.masterDetail && each.name !== field);
  if (others.length === 0) return ids;
  const details = dependencies.store.read(object, ids);
  return ids.filter((id) =>
    others.every((other) => {
      const master = dependencies.schema.object(other.referenceTo[0] ?? "");
      const masterId = referenceId(details.get(id)?.[other.name]);
      if (master === undefined || masterId === null) return true;
      return dependencies.store.read(master, [masterId]).get(masterId)?.["IsDeleted"] === false;
    })
  );
}
