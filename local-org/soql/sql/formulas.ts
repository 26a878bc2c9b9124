import { NotSupportedError } from "../../errors.ts";
import type { Formula } from "../../formula/types.ts";
import type { FieldSchema, FieldType, SObjectSchema } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import type { SqlValue, Store } from "../../store/types.ts";
import type { FieldValue } from "../../values.ts";
import type { ParentStep } from "../resolve/resolved.ts";
import { joined, raw, sql, type Fragment } from "./fragment.ts";
import { fieldSql } from "./operands.ts";
import type { QueryContext } from "./queryContext.ts";
import { fromSql, toSql } from "./sqlValues.ts";
import type { Tables } from "./tables.ts";

interface PreparedFormula {
  formula: Formula;
  /** The type of each reference, in order; null for globals. */
  types: (FieldType | null)[];
}

const FUNCTION_NAME = "soql_formula";
const prepared = new WeakMap<Store, Map<string, PreparedFormula>>();

/**
 * A formula field as a call of one SQL function with the formula's name, the moment, the time zone and the columns that it
 * refers to, so that it stands wherever a column does.
 */
export function formulaSql(tables: Tables, parents: ParentStep[], object: SObjectSchema, field: FieldSchema): Fragment {
  const { context } = tables;
  const formula = context.engine.formulaFor(object, field);
  const references = formula.references.map((reference) => referenceSql(tables, parents, object, reference));
  const key = `${object.name}.${field.name}`;
  formulasOf(context.engine.store).set(key, { formula, types: references.map((reference) => reference.type) });
  const moment = [sql`${key}`, sql`${context.now}`, sql`${context.user.timeZone}`];
  const columns = references.map((reference) => reference.value);
  return sql`${raw(FUNCTION_NAME)}(${joined([...moment, ...columns], ", ")})`;
}

interface Reference {
  value: Fragment;
  type: FieldType | null;
}

function referenceSql(tables: Tables, parents: ParentStep[], object: SObjectSchema, reference: string): Reference {
  if (reference.startsWith("$")) {
    return { value: sql`${toSql(globalValue(tables.context, reference))}`, type: null };
  }
  const names = reference.split(".");
  const steps = [...parents];
  let owner = object;
  for (const name of names.slice(0, -1)) {
    const step = parentStep(tables.context, owner, name);
    steps.push(step);
    owner = step.parent;
  }
  const field = owner.field(names.at(-1) ?? "");
  if (field === undefined) throw new NotSupportedError(`the formula reference ${reference} of ${object.name}`);
  return { value: fieldSql(tables, steps, owner, field), type: field.type };
}

/** `Owner:User` names the object where a reference may point to several. */
function parentStep(context: QueryContext, object: SObjectSchema, name: string): ParentStep {
  const [relationship = "", type] = name.split(":");
  const reference = object.parentRelationship(relationship);
  const parent = reference && context.engine.schema.object(type ?? reference.referenceTo[0] ?? "");
  if (!reference || !parent) throw new NotSupportedError(`the formula reference ${object.name}.${name}`);
  return { reference, relationshipName: type === undefined ? relationship : name, parent };
}

const USER_GLOBALS: Record<string, (user: UserContext) => FieldValue> = {
  "$user.id": (user) => user.userId,
  "$user.username": (user) => user.username,
  "$user.email": (user) => user.email,
  "$user.profileid": (user) => user.profileId,
  "$user.userroleid": (user) => user.roleId,
  "$user.usertype": (user) => user.userType,
  "$user.timezonesidkey": (user) => user.timeZone,
  "$user.localesidkey": (user) => user.locale,
  "$user.languagelocalekey": (user) => user.language,
  "$profile.id": (user) => user.profileId,
  "$profile.name": (user) => user.profileName
};

function globalValue(context: QueryContext, reference: string): FieldValue {
  const known = USER_GLOBALS[reference.toLowerCase()];
  if (known !== undefined) return known(context.user);
  if (context.engine.globalValue !== undefined) return context.engine.globalValue(reference, context.user);
  throw new NotSupportedError(`${reference} in a formula field`);
}

/** The prepared formulas of a store, whose SQL function is registered on the first call. */
function formulasOf(store: Store): Map<string, PreparedFormula> {
  const known = prepared.get(store);
  if (known !== undefined) return known;
  const formulas = new Map<string, PreparedFormula>();
  prepared.set(store, formulas);
  store.registerFunction(FUNCTION_NAME, (key, now, timeZone, ...values) => {
    const entry = formulas.get(String(key));
    return entry === undefined ? null : evaluate(entry, Number(now), String(timeZone), values);
  });
  return formulas;
}

function evaluate({ formula, types }: PreparedFormula, now: number, timeZone: string, values: SqlValue[]): SqlValue {
  const scope = new Map<string, FieldValue>();
  formula.references.forEach((reference, index) => {
    const type = types[index] ?? null;
    const value = values[index] ?? null;
    scope.set(reference, type === null ? value : fromSql(type, value));
  });
  return toSql(formula.evaluate({ value: (reference) => scope.get(reference) ?? null, now, timeZone }));
}
