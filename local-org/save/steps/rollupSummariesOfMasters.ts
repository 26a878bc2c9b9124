import { compiledField } from "../../formula/recordScope.ts";
import type { FieldSchema, RollupSummary, SObjectSchema } from "../../schema/types.ts";
import { SYSTEM_MODE } from "../../security/types.ts";
import { joined, raw, sql, type Fragment } from "../../soql/sql/fragment.ts";
import { fieldSql } from "../../soql/sql/operands.ts";
import { queryContext } from "../../soql/sql/queryContext.ts";
import { registerFunctions } from "../../soql/sql/registerFunctions.ts";
import { column, Tables } from "../../soql/sql/tables.ts";
import type { SqlValue } from "../../store/types.ts";
import type { RecordValues } from "../../values.ts";
import { filterSql } from "../rollupFilter.ts";
import type { Statement } from "../statement.ts";
import { surroundingsOf } from "../surroundings.ts";

/** A roll-up summary field and the object that has it. */
export interface RollupTarget {
  object: SObjectSchema;
  field: FieldSchema;
  rollup: RollupSummary;
}

/**
 * What the roll-up summaries of these masters are, by master: one pass over their children for all fields.
 * @param targets fields of one object over one reference of the statement's object
 */
export function summariesOf(
  statement: Statement,
  targets: readonly RollupTarget[],
  masterIds: readonly string[]
): (masterId: string) => RecordValues {
  const rows = summaryRows(statement, targets, masterIds);
  const byMaster = new Map(rows.map((row) => [String(row["master"]), row]));
  return (masterId) => {
    const row = byMaster.get(masterId);
    return Object.fromEntries(
      targets.map(({ field, rollup }, index) => [field.name, row?.[`s${index}`] ?? emptySummary(rollup)])
    );
  };
}

/** Nothing adds up to nothing, but has no least and no latest. */
function emptySummary({ operation }: RollupSummary): number | null {
  return operation === "count" || operation === "sum" ? 0 : null;
}

function summaryRows(
  statement: Statement,
  targets: readonly RollupTarget[],
  masterIds: readonly string[]
): Record<string, SqlValue>[] {
  const { dependencies, object } = statement;
  registerFunctions(dependencies.store);
  const tables = childTables(statement);
  const reference = column(tables.alias, targets[0]?.rollup.childReferenceField ?? "");
  const summaries = targets.map((target, index) => sql`${summarySql(target, object, tables)} AS ${raw(`s${index}`)}`);
  const live = object.field("IsDeleted") === undefined ? raw("") : sql` AND ${column(tables.alias, "IsDeleted")} = 0`;
  const statementSql = sql`SELECT ${reference} AS master, ${joined(summaries, ", ")} FROM ${tables.from()}
    WHERE ${reference} IN (SELECT value FROM json_each(${JSON.stringify(masterIds)}))${live} GROUP BY ${reference}`;
  return dependencies.store.all(statementSql.sql, statementSql.parameters);
}

/** The children's table, with their formula fields, as the platform sees them. */
function childTables(statement: Statement): Tables {
  const { dependencies, transaction, object } = statement;
  const { schema, store, security } = dependencies;
  const surroundings = surroundingsOf(statement);
  const engine = {
    schema,
    store,
    security,
    formulaFor: (owner: SObjectSchema, field: FieldSchema) => compiledField(field, owner, schema),
    globalValue: (reference: string) => surroundings.global(reference, {})
  };
  const options = { user: transaction.user, access: SYSTEM_MODE, now: transaction.startedAt };
  return new Tables(queryContext(engine, { mode: null }, options), object);
}

function summarySql({ field, rollup }: RollupTarget, child: SObjectSchema, tables: Tables): Fragment {
  const filter =
    rollup.filters.length === 0 ? raw("") : sql` FILTER (WHERE ${filterSql(rollup.filters, child, tables)})`;
  const summarized = child.field(rollup.summarizedField ?? "");
  if (rollup.operation === "count" || summarized === undefined) return sql`COUNT(*)${filter}`;
  const value = fieldSql(tables, [], child, summarized);
  if (rollup.operation === "sum") return sql`ROUND(SUM(${value})${filter}, ${field.scale})`;
  return sql`${raw(rollup.operation.toUpperCase())}(${value})${filter}`;
}
