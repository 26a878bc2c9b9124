import { to15 } from "../../ids.ts";
import type { RecordValues } from "../../values.ts";
import { fail, type Row } from "../row.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere } from "./lookups.ts";

/** No two records of the object have the same values in these fields. */
export function uniqueTogether(...fields: [string, ...string[]]): StandardBehaviour {
  const keyOf = (record: RecordValues): string => fields.map((field) => String(record[field] ?? "")).join("|");
  return {
    validate(statement, rows) {
      const created = rows.filter((row) => row.old === null);
      const first = [...new Set(created.map((row) => String(row.record[fields[0]] ?? "")))];
      const taken = new Map<string, string>();
      for (const record of recordsWhere(statement, statement.object.name, fields[0], first)) {
        taken.set(keyOf(record), to15(String(record["Id"])));
      }
      for (const row of created) claim(row, keyOf(row.record), taken);
    }
  };

  function claim(row: Row, key: string, taken: Map<string, string>): void {
    const holder = taken.get(key);
    taken.set(key, holder ?? "<unknown>");
    if (holder === undefined) return;
    const message = `duplicate value found: ${fields.join(", ")} duplicates value on record with id: ${holder}`;
    fail(row, "DUPLICATE_VALUE", message, [...fields]);
  }
}
