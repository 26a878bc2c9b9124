import type { SObjectSchema } from "../schema/types.ts";
import { quoted, tableOf, toRecord } from "./tables.ts";
import type { Store } from "./types.ts";

/** Copies all records of these objects into another, empty store of the same schema, with their ids. */
export function copyRecords(from: Store, to: Store, objects: Iterable<SObjectSchema>): void {
  to.transaction(() => {
    for (const object of objects) {
      const table = tableOf(object);
      for (const row of from.all(`SELECT * FROM ${quoted(table.name)}`, [])) to.insert(object, toRecord(table, row));
    }
  });
}
