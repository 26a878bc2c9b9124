import type { Schema, SObjectSchema } from "../../schema/types.ts";

/** Where shares of an object's records stand. */
export interface ShareColumns {
  object: SObjectSchema;
  parent: string;
  level: string;
}

/** The share object of an object, and how its columns are called; null where its records are not shared. */
export function shareColumns(schema: Schema, object: SObjectSchema): ShareColumns | null {
  const share = schema.object(object.custom ? object.name.replace(/__c$/, "__Share") : `${object.name}Share`);
  if (share?.kind !== "share") return null;
  return object.custom
    ? { object: share, parent: "ParentId", level: "AccessLevel" }
    : { object: share, parent: `${object.name}Id`, level: `${object.name}AccessLevel` };
}
