import { NotSupportedError } from "../../errors.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { ParentStep, ResolvedOperand, ResolvedPolymorphicField, ResolvedTypeName } from "../resolve/resolved.ts";
import { formulaSql } from "./formulas.ts";
import { joined, raw, sql, type Fragment } from "./fragment.ts";
import { functionSql } from "./functions.ts";
import { column, Tables } from "./tables.ts";

/** The SQL expression of a field or function. */
export function operandSql(tables: Tables, operand: ResolvedOperand): Fragment {
  switch (operand.kind) {
    case "field":
      return fieldSql(tables, operand.parents, operand.object, operand.field);
    case "polymorphic":
      return polymorphicSql(tables, operand);
    case "typeName":
      return typeNameSql(tables, operand);
    case "function":
      return functionSql(tables, operand);
  }
}

/** A field of the object at the end of the way: a column, or its formula's value. */
export function fieldSql(tables: Tables, parents: ParentStep[], object: SObjectSchema, field: FieldSchema): Fragment {
  if (field.formula !== null) return formulaSql(tables, parents, object, field);
  if (!field.stored) throw new NotSupportedError(`the compound field ${object.name}.${field.name} in SOQL`);
  return column(tables.aliasFor(parents), field.name);
}

/** The object is told from the first three characters of the id, so that one row of one table is looked up. */
function polymorphicSql(tables: Tables, operand: ResolvedPolymorphicField): Fragment {
  const reference = column(tables.aliasFor(operand.parents), operand.reference.name);
  const branches = operand.branches.map((branch) => {
    const target = new Tables(tables.context, branch.object);
    const value = operandSql(target, branch.operand);
    const select = sql`SELECT ${value} FROM ${target.from()} WHERE ${column(target.alias, "Id")} = ${reference}`;
    return sql`WHEN ${branch.object.keyPrefix} THEN (${select})`;
  });
  return byPrefix(reference, branches);
}

function typeNameSql(tables: Tables, operand: ResolvedTypeName): Fragment {
  const reference = column(tables.aliasFor(operand.parents), operand.reference.name);
  return byPrefix(
    reference,
    operand.targets.map((target) => sql`WHEN ${target.keyPrefix} THEN ${target.name}`)
  );
}

function byPrefix(reference: Fragment, branches: Fragment[]): Fragment {
  if (branches.length === 0) return raw("NULL");
  return sql`CASE substr(${reference}, 1, 3) ${joined(branches, " ")} END`;
}
