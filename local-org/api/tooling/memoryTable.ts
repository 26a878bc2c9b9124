import { OrgError } from "../../errors.ts";
import { idOf } from "../../ids.ts";
import type { FieldType } from "../../schema/types.ts";
import type { JsonObject } from "../input.ts";
import { longId } from "../records/ids.ts";
import type { ApiContext } from "../route.ts";
import type { KeptRows } from "./toolingRows.ts";
import type { ToolingTable } from "./toolingTable.ts";

export interface MemoryTableOptions {
  name: string;
  label: string;
  keyPrefix: string;
  columns: Readonly<Record<string, FieldType>>;
  required: readonly string[];
  defaults: JsonObject;
  /** A row as queries see it, its parents nested; as it is where not given. */
  shown?(context: ApiContext, row: JsonObject): JsonObject;
}

const SYSTEM_COLUMNS: Readonly<Record<string, FieldType>> = {
  Id: "id",
  CreatedDate: "datetime",
  CreatedById: "reference",
  LastModifiedDate: "datetime"
};

/** An object of the Tooling API whose rows the server keeps in memory. */
export function memoryTable(options: MemoryTableOptions): ToolingTable {
  const { name, label, keyPrefix, required, defaults } = options;
  const columns = { ...SYSTEM_COLUMNS, ...options.columns };
  const keptRows = ({ toolingRows }: ApiContext): KeptRows => {
    const rows = toolingRows.get(name) ?? { byId: new Map<string, JsonObject>(), last: 0 };
    toolingRows.set(name, rows);
    return rows;
  };
  const existing = (context: ApiContext, id: string): JsonObject => {
    const row = keptRows(context).byId.get(longId(id));
    if (row === undefined) throw new OrgError("NOT_FOUND", "The requested resource does not exist");
    return row;
  };
  return {
    name,
    label,
    keyPrefix,
    columns,
    rows: (context) => [...keptRows(context).byId.values()].map((row) => options.shown?.(context, row) ?? row),
    changes: {
      create(context, { user }, values) {
        const now = new Date().toISOString();
        const stamps = { CreatedDate: now, LastModifiedDate: now, CreatedById: user.userId };
        const row: JsonObject = { ...defaults, ...checked(name, columns, values), ...stamps };
        const missing = required.filter((field) => row[field] === undefined);
        if (missing.length > 0)
          throw new OrgError("REQUIRED_FIELD_MISSING", `Required fields are missing: [${missing.join(", ")}]`, missing);
        const rows = keptRows(context);
        const id = idOf(keyPrefix, ++rows.last);
        rows.byId.set(id, { Id: id, ...row });
        return id;
      },
      update(context, id, values) {
        const row = existing(context, id);
        Object.assign(row, checked(name, columns, values), { LastModifiedDate: new Date().toISOString() });
      },
      remove(context, id) {
        keptRows(context).byId.delete(String(existing(context, id)["Id"]));
      }
    }
  };
}

/** The values under their canonical names; dates from texts or milliseconds. */
function checked(table: string, columns: Readonly<Record<string, FieldType>>, values: JsonObject): JsonObject {
  const names = new Map(Object.keys(columns).map((name) => [name.toLowerCase(), name]));
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name !== "attributes")
      .map(([given, value]) => {
        const name = names.get(given.toLowerCase());
        if (name === undefined)
          throw new OrgError("INVALID_FIELD", `No such column '${given}' on sobject of type ${table}`, [given]);
        return [name, columns[name] === "datetime" ? dateOf(given, value) : value];
      })
  );
}

function dateOf(field: string, value: unknown): string | null {
  if (value === null) return null;
  const date = new Date(typeof value === "number" ? value : String(value));
  if (Number.isNaN(date.getTime()))
    throw new OrgError("INVALID_FIELD", `${field}: invalid date ${String(value)}`, [field]);
  return date.toISOString();
}
