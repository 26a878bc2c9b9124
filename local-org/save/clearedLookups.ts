import type { SaveDependencies } from "./dependencies.ts";
import type { Statement } from "./statement.ts";
import { writeByPlatform } from "./writeByPlatform.ts";

/**
 * Remembers that the deletion of a parent clears a lookup, so that undeleting the parent sets it again.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_undelete.htm
 */
export function rememberClearedLookup(
  { store }: SaveDependencies,
  parentId: string,
  object: string,
  field: string,
  id: string
): void {
  store.all(`INSERT INTO "_clearedLookup" (parent, object, field, record) VALUES (?, ?, ?, ?)`, [
    parentId,
    object,
    field,
    id
  ]);
}

/** Sets the lookups again that the deletion of the parent has cleared and that nobody has set since. */
export function restoreClearedLookups(statement: Statement, parentId: string): void {
  const { schema, store } = statement.dependencies;
  const cleared = store.all(`SELECT object, field, record FROM "_clearedLookup" WHERE parent = ?`, [parentId]);
  for (const { object: name, field: fieldName, record } of cleared) {
    const [object, field, id] = [schema.object(String(name)), String(fieldName), String(record)];
    if (object?.field(field)?.stored !== true) continue;
    const stored = store.read(object, [id]).get(id);
    if (stored?.[field] === null) writeByPlatform(statement, object, stored, { [field]: parentId });
  }
  store.all(`DELETE FROM "_clearedLookup" WHERE parent = ?`, [parentId]);
}
