import type { SObjectSchema } from "../schema/types.ts";
import { tableOf, toRecord } from "./tables.ts";
import type { Store } from "./types.ts";

/** Copies all records of these objects into another, empty store of the same schema, with their ids. */
export function copyRecords(from: Store, to: Store, objects: Iterable<SObjectSchema>): void {
  to.transaction(() => {
    for (const object of objects) {
      const table = tableOf(object);
      const records = from.rows(table.selection, []).map((row) => toRecord(table, row));
      for (const record of records) to.insert(object, record);
      passIds(
        to,
        object,
        records.map((record) => String(record["Id"]))
      );
    }
  });
}

/** Ids that the other store has given out are not given out again. */
function passIds(store: Store, object: SObjectSchema, ids: readonly string[]): void {
  const counted = ids.filter((id) => id.slice(3, 12) === "000000000");
  const highest = counted.reduce((one, other) => (one > other ? one : other), "");
  if (highest !== "") while (store.nextId(object) < highest) continue;
}
