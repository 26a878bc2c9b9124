import type { Schema, SObjectSchema } from "../schema/types.ts";
import type { SaveDependencies } from "./dependencies.ts";

/** Where the changes of an object's records are kept, and the field by which they name the record; null where nowhere. */
export function historyOf(
  schema: Schema,
  object: SObjectSchema
): { history: SObjectSchema; parentField: string } | null {
  const relation = object.childRelationship("Histories");
  const history = schema.object(relation?.childObject ?? "");
  return relation !== undefined && history?.kind === "history" ? { history, parentField: relation.field } : null;
}

/** A record's history goes to the recycle bin with it, and comes back with it. */
export function markHistory(
  { schema, store }: SaveDependencies,
  object: SObjectSchema,
  id: string,
  deleted: boolean
): void {
  const found = historyOf(schema, object);
  if (found === null) return;
  const { history, parentField } = found;
  store.all(`UPDATE "${history.name}" SET "IsDeleted" = ? WHERE "${parentField}" = ?`, [Number(deleted), id]);
}
