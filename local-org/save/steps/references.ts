import { to15 } from "../../ids.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { FieldValue, RecordValues } from "../../values.ts";
import { fail, isChanged, isGood, referenceId, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

/** A reference leads to a live record of the right object, which the user may see. */
export const checkReferences: Step = (statement, rows) => {
  for (const field of statement.object.fields) {
    if (field.type !== "reference" || !field.stored || field.referenceTo.length === 0) continue;
    const changed = rows.filter((row) => isChanged(row, field.name) && referenceId(row.record[field.name]) !== null);
    if (changed.length > 0) checkField(statement, field, changed);
  }
};

/** A record is never its own parent, and in the platform's own hierarchies never above itself; checked before triggers run. */
export const checkSelfReferences: Step = (statement, rows) => {
  const { object } = statement;
  for (const field of object.fields) {
    if (field.type !== "reference" || !field.referenceTo.includes(object.name)) continue;
    for (const row of rows) {
      if (row.old === null || !isChanged(row, field.name)) continue;
      const parents = field.custom ? [row.record[field.name]] : ancestors(statement, field.name, row);
      if (!parents.includes(row.old["Id"])) continue;
      fail(row, "CIRCULAR_DEPENDENCY", "attempt to violate hierarchy constraints", [field.name]);
    }
  }
};

/** The record's parent, its parent, and so on; ends where the record itself comes up again. */
function ancestors({ dependencies, object }: Statement, field: string, row: Row): (FieldValue | undefined)[] {
  const found = new Set<string>();
  let parent = referenceId(row.record[field]);
  while (parent !== null && !found.has(parent)) {
    found.add(parent);
    if (parent === row.old?.["Id"]) break;
    parent = referenceId(dependencies.store.read(object, [parent]).get(parent)?.[field]);
  }
  return [...found];
}

function checkField(statement: Statement, field: FieldSchema, rows: Row[]): void {
  for (const [target, group] of groupByObject(statement, field, rows)) {
    const ids = group.map((row) => String(row.record[field.name]));
    const found = statement.dependencies.store.read(target, ids);
    for (const row of group) checkFound(row, found.get(String(row.record[field.name])));
    if (statement.access.sharing && !statement.internal) checkVisible(statement, field, target, group.filter(isGood));
  }
}

function groupByObject(statement: Statement, field: FieldSchema, rows: Row[]): Map<SObjectSchema, Row[]> {
  const groups = new Map<SObjectSchema, Row[]>();
  for (const row of rows) {
    const id = String(row.record[field.name]);
    const target = statement.dependencies.schema.objectForId(id);
    if (target === undefined || !field.referenceTo.includes(target.name)) {
      fail(row, "FIELD_INTEGRITY_EXCEPTION", `${field.label}: id value of incorrect type: ${id}`, [field.name]);
      continue;
    }
    groups.set(target, [...(groups.get(target) ?? []), row]);
  }
  return groups;
}

function checkFound(row: Row, record: RecordValues | undefined): void {
  if (record === undefined) fail(row, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
  else if (record["IsDeleted"] === true) fail(row, "ENTITY_IS_DELETED", "entity is deleted");
}

function checkVisible(statement: Statement, field: FieldSchema, target: SObjectSchema, rows: Row[]): void {
  const given = rows.filter((row) => row.explicit.has(field.name));
  const ids = given.map((row) => String(row.record[field.name]));
  const { dependencies, transaction } = statement;
  const visible =
    ids.length === 0 ? new Set() : dependencies.security.accessibleIds(transaction.user, target, "read", ids);
  for (const row of given) {
    const id = String(row.record[field.name]);
    if (visible.has(id)) continue;
    fail(
      row,
      "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
      `insufficient access rights on cross-reference id: ${to15(id)}`
    );
  }
}
