import { recordScope } from "../../formula/recordScope.ts";
import type { FieldSchema, RollupSummary, SObjectSchema } from "../../schema/types.ts";
import type { FieldValue, RecordValues } from "../../values.ts";
import { matchesFilters } from "../rollupFilter.ts";
import { isChanged, referenceId, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";
import { surroundingsOf } from "../surroundings.ts";

/** A roll-up summary field and the object that has it. */
interface Target {
  object: SObjectSchema;
  field: FieldSchema;
  rollup: RollupSummary;
}

/** Brings the masters' roll-up summaries up to date; a master that changes goes through its own order of execution. */
export const updateRollupSummaries: Step = (statement, rows) => {
  for (const targets of targetsByMaster(statement).values()) {
    const ids = affectedMasters(targets, statement, rows);
    const masters = [...ids.keys()];
    if (masters.length > 0) saveMasters(statement, targets, masters, ids);
  }
};

function targetsByMaster({ dependencies, object }: Statement): Map<string, Target[]> {
  const groups = new Map<string, Target[]>();
  for (const field of object.fields.filter((each) => each.type === "reference")) {
    for (const name of field.referenceTo) {
      const master = dependencies.schema.object(name);
      const found = master === undefined ? [] : targetsOf(master, object, field);
      if (found.length > 0) groups.set(`${name}.${field.name}`, found);
    }
  }
  return groups;
}

function targetsOf(master: SObjectSchema, child: SObjectSchema, reference: FieldSchema): Target[] {
  return master.fields.flatMap((field) => {
    const { rollup } = field;
    const fits = rollup?.childObject === child.name && rollup.childReferenceField === reference.name;
    return rollup !== null && fits ? [{ object: master, field, rollup }] : [];
  });
}

/** The masters whose summaries may have changed, with the rows that changed them. */
function affectedMasters(targets: Target[], statement: Statement, rows: Row[]): Map<string, Row[]> {
  const reference = targets[0]?.rollup.childReferenceField ?? "";
  const masters = new Map<string, Row[]>();
  for (const row of rows) {
    if (!concerns(targets, statement, row)) continue;
    for (const id of new Set([row.record[reference], row.old?.[reference]])) {
      const master = referenceId(id);
      if (master !== null) masters.set(master, [...(masters.get(master) ?? []), row]);
    }
  }
  return masters;
}

/** An update concerns a summary only when it changes something that the summary reads; formulas may read anything. */
function concerns(targets: Target[], { operation, object }: Statement, row: Row): boolean {
  if (operation === "delete" || operation === "undelete" || row.old === null) return true;
  return targets.some(({ rollup }) => {
    const read = [rollup.childReferenceField, rollup.summarizedField, ...rollup.filters.map((filter) => filter.field)];
    return read.some((name) => name !== null && (object.field(name)?.stored === false || isChanged(row, name)));
  });
}

function saveMasters(statement: Statement, targets: Target[], ids: string[], causes: Map<string, Row[]>): void {
  const master = targets[0]?.object;
  if (master === undefined) return;
  const changes = summarise(statement, master, targets, ids);
  if (changes.length === 0) return;
  statement.saveAsPlatform("update", master, changes).forEach((result, index) => {
    const id = changes[index]?.["Id"];
    for (const row of causes.get(String(id)) ?? []) row.errors.push(...result.errors);
  });
}

/** The masters' summaries, only those which differ from what is stored. */
function summarise(statement: Statement, master: SObjectSchema, targets: Target[], ids: string[]): RecordValues[] {
  const { store } = statement.dependencies;
  const children = childrenByMaster(statement, targets[0]?.rollup.childReferenceField ?? "", ids);
  const changes: RecordValues[] = [];
  for (const [id, stored] of store.read(master, ids)) {
    if (stored["IsDeleted"] === true) continue;
    const values = targets.map((target) => [target.field.name, summary(statement, target, children.get(id) ?? [])]);
    const changed = values.filter(([name, value]) => (stored[String(name)] ?? null) !== value);
    if (changed.length > 0) changes.push({ Id: id, ...(Object.fromEntries(changed) as RecordValues) });
  }
  return changes;
}

function childrenByMaster(statement: Statement, reference: string, ids: string[]): Map<string, RecordValues[]> {
  const groups = new Map<string, RecordValues[]>();
  for (const child of statement.dependencies.store.readWhere(statement.object, reference, ids)) {
    const id = String(child[reference]);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [child]);
    else group.push(child);
  }
  return groups;
}

function summary(statement: Statement, { field, rollup }: Target, children: RecordValues[]): FieldValue {
  const surroundings = surroundingsOf(statement);
  const read = (child: RecordValues, name: string): FieldValue => {
    const stored = statement.object.field(name)?.stored !== false;
    return stored ? (child[name] ?? null) : recordScope(statement.object, child, surroundings).value(name);
  };
  const counted = children.filter((child) =>
    matchesFilters(rollup.filters, statement.object, (name) => read(child, name))
  );
  if (rollup.operation === "count" || rollup.summarizedField === null) return counted.length;
  const name = rollup.summarizedField;
  const values = counted.map((child) => read(child, name)).filter((value) => value !== null);
  return SUMMARIES[rollup.operation](values, field.scale);
}

const SUMMARIES: Record<"sum" | "min" | "max", (values: FieldValue[], scale: number) => FieldValue> = {
  sum: (values, scale) => Number(values.reduce<number>((total, value) => total + Number(value), 0).toFixed(scale)),
  min: (values) =>
    values.reduce<FieldValue>((least, value) => (least === null || less(value, least) ? value : least), null),
  max: (values) => values.reduce<FieldValue>((most, value) => (most === null || less(most, value) ? value : most), null)
};

function less(left: FieldValue, right: FieldValue): boolean {
  return left !== null && right !== null && left < right;
}
