import { isId, to18 } from "../../ids.ts";
import { fail, idOf } from "../row.ts";
import type { Step } from "../statement.ts";
import type { SaveOperation } from "../types.ts";

/** A new record brings no id, an existing one has to, and each only once. */
export const checkRecordIds: Step = ({ object, operation }, rows) => {
  const seen = new Set<string>();
  for (const row of rows) {
    const given = row.given["Id"] ?? null;
    if (operation === "insert" || (operation === "upsert" && given === null)) {
      if (given !== null) fail(row, "INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", ["Id"]);
      continue;
    }
    if (given === null) {
      fail(row, "MISSING_ARGUMENT", `Id not specified in ${article(operation)} ${operation} call`);
      continue;
    }
    if (!isId(String(given))) {
      fail(row, "MALFORMED_ID", `bad id ${String(given)}`, ["Id"]);
      continue;
    }
    const id = to18(String(given));
    if (!id.startsWith(object.keyPrefix)) fail(row, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    else if (seen.has(id)) fail(row, "DUPLICATE_VALUE", `Duplicate id in list: ${id}`, ["Id"]);
    seen.add(id);
    row.given["Id"] = id;
  }
};

function article(operation: SaveOperation): string {
  return operation === "delete" ? "a" : "an";
}

/** Loads the records as they are stored. */
export const loadOldRecords: Step = ({ dependencies, object, operation }, rows) => {
  const existing = rows.filter((row) => (row.given["Id"] ?? null) !== null);
  if (existing.length === 0) return;
  const stored = dependencies.store.read(object, existing.map(idOf));
  for (const row of existing) {
    const old = stored.get(idOf(row));
    if (operation === "undelete" && old?.["IsDeleted"] !== true) {
      fail(row, "UNDELETE_FAILED", "Entity is not in the recycle bin");
    } else if (old === undefined) {
      fail(row, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    } else if (operation !== "undelete" && old["IsDeleted"] === true) {
      fail(row, "ENTITY_IS_DELETED", "entity is deleted");
    } else row.old = old;
  }
};
