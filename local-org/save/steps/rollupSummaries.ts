import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { RecordValues } from "../../values.ts";
import { isChanged, referenceId, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";
import { type RollupTarget, summariesOf } from "./rollupSummariesOfMasters.ts";

/** Brings the masters' roll-up summaries up to date; a master that changes goes through its own order of execution. */
export const updateRollupSummaries: Step = (statement, rows) => {
  for (const targets of targetsByMaster(statement).values()) {
    const ids = affectedMasters(targets, statement, rows);
    const masters = [...ids.keys()];
    if (masters.length > 0) saveMasters(statement, targets, masters, ids);
  }
};

function targetsByMaster({ dependencies, object }: Statement): Map<string, RollupTarget[]> {
  const groups = new Map<string, RollupTarget[]>();
  for (const field of object.fields.filter((each) => each.type === "reference")) {
    for (const name of field.referenceTo) {
      const master = dependencies.schema.object(name);
      const found = master === undefined ? [] : targetsOf(master, object, field);
      if (found.length > 0) groups.set(`${name}.${field.name}`, found);
    }
  }
  return groups;
}

function targetsOf(master: SObjectSchema, child: SObjectSchema, reference: FieldSchema): RollupTarget[] {
  return master.fields.flatMap((field) => {
    const { rollup } = field;
    const fits = rollup?.childObject === child.name && rollup.childReferenceField === reference.name;
    return rollup !== null && fits ? [{ object: master, field, rollup }] : [];
  });
}

/** The masters whose summaries may have changed, with the rows that changed them. */
function affectedMasters(targets: RollupTarget[], statement: Statement, rows: Row[]): Map<string, Row[]> {
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
function concerns(targets: RollupTarget[], { operation, object }: Statement, row: Row): boolean {
  if (operation === "delete" || operation === "undelete" || row.old === null) return true;
  return targets.some(({ rollup }) => {
    const read = [rollup.childReferenceField, rollup.summarizedField, ...rollup.filters.map((filter) => filter.field)];
    return read.some((name) => name !== null && (object.field(name)?.stored === false || isChanged(row, name)));
  });
}

function saveMasters(statement: Statement, targets: RollupTarget[], ids: string[], causes: Map<string, Row[]>): void {
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
function summarise(
  statement: Statement,
  master: SObjectSchema,
  targets: RollupTarget[],
  ids: string[]
): RecordValues[] {
  const valuesOf = summariesOf(statement, targets, ids);
  const changes: RecordValues[] = [];
  for (const [id, stored] of statement.dependencies.store.read(master, ids)) {
    if (stored["IsDeleted"] === true) continue;
    const changed = Object.entries(valuesOf(id)).filter(([name, value]) => (stored[name] ?? null) !== value);
    if (changed.length > 0) changes.push({ Id: id, ...Object.fromEntries(changed) });
  }
  return changes;
}
