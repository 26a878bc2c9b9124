import type { SObjectSchema } from "../schema/types.ts";
import type { RecordValues } from "../values.ts";
import type { SaveDependencies } from "./dependencies.ts";

/** What the deletion of a record does to those that point to it. */
export type ChildFate = "delete" | "restrict" | "clear";

export interface Children {
  object: SObjectSchema;
  field: string;
  fate: ChildFate;
  records: RecordValues[];
}

/** The live records that point to these parents, by relation; their history, which just goes with them, apart. */
export function childrenOf({ schema, store }: SaveDependencies, parent: SObjectSchema, ids: string[]): Children[] {
  if (ids.length === 0) return [];
  return parent.childRelationships.flatMap(({ childObject, field, cascadeDelete, restrictedDelete }) => {
    const object = schema.object(childObject);
    if (object?.field(field)?.stored !== true || object.kind === "history") return [];
    const records = store.readWhere(object, field, ids);
    if (records.length === 0) return [];
    const fate: ChildFate = cascadeDelete ? "delete" : restrictedDelete ? "restrict" : "clear";
    return [{ object, field, fate, records }];
  });
}
