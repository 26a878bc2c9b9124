import { NotSupportedError } from "../../errors.ts";
import type { Schema, SObjectSchema } from "../../schema/types.ts";
import type { SoqlQuery } from "../syntax/ast.ts";
import { queryError } from "../syntax/queryError.ts";
import { checkGrouping, checkRecordFields, checkSubQueries } from "./checkSelect.ts";
import { unsupportedObject } from "./nameErrors.ts";
import type { QueryScope, ResolvedItem, ResolvedQuery } from "./resolved.ts";
import { resolveCondition } from "./resolveCondition.ts";
import { resolveOperandFor } from "./resolveOperand.ts";
import { resolveSelect } from "./resolveSelect.ts";
import { resolveScope, type ResolveScope } from "./scope.ts";

const resolved = new WeakMap<Schema, WeakMap<SoqlQuery, ResolvedQuery>>();

/**
 * Checks a query's names against the schema and gives the shape of its result; kept for as long as query and schema live.
 * Throws an `OrgError` INVALID_TYPE, INVALID_FIELD or MALFORMED_QUERY with the platform's text.
 */
export function resolveQuery(query: SoqlQuery, schema: Schema): ResolvedQuery {
  const ofSchema = resolved.get(schema) ?? new WeakMap<SoqlQuery, ResolvedQuery>();
  resolved.set(schema, ofSchema);
  const known = ofSchema.get(query) ?? resolveQueryOn(schema, query, fromObject(schema, query));
  ofSchema.set(query, known);
  return known;
}

/** The query of a semi-join, whose FROM names an object. */
export function resolveSubQuery(scope: ResolveScope, query: SoqlQuery): ResolvedQuery {
  return resolveQueryOn(scope.schema, query, fromObject(scope.schema, query));
}

/** A query whose object is known, as that of a child relationship is. */
export function resolveQueryOn(schema: Schema, query: SoqlQuery, object: SObjectSchema): ResolvedQuery {
  const scope = resolveScope(schema, query, object);
  const items = resolveSelect(scope);
  const selected = [...scope.uses];
  const groupBy = query.groupBy?.operands ?? [];
  const having = query.groupBy?.having ?? null;
  const result: ResolvedQuery = {
    source: query,
    object,
    kind: kindOf(query, items),
    items: shortenGroupedNames(items, query),
    where: query.where && resolveCondition(scope, query.where),
    groupBy: groupBy.map((operand) => resolveOperandFor("grouped", scope, operand)),
    rollup: query.groupBy?.rollup ?? null,
    having: having && resolveCondition(scope, having),
    orderBy: query.orderBy.map((order) => ({ ...order, operand: resolveOperandFor("sorted", scope, order.operand) })),
    scope: scopeOf(query),
    uses: scope.uses,
    selected,
    subQueries: scope.subQueries
  };
  checkGrouping(result);
  checkRecordFields(result);
  checkSubQueries(result);
  return result;
}

function fromObject(schema: Schema, query: SoqlQuery): SObjectSchema {
  const name = query.from.names.join(".");
  const object = schema.object(name);
  if (object === undefined) throw unsupportedObject(query.text, query.from.at, name);
  if (!object.queryable) {
    throw queryError(
      "INVALID_TYPE_FOR_OPERATION",
      query.text,
      query.from.at,
      `entity type ${object.name} does not support query`
    );
  }
  return object;
}

function kindOf(query: SoqlQuery, items: ResolvedItem[]): ResolvedQuery["kind"] {
  const [first, ...others] = items;
  if (first !== undefined && isCountOfRows(first) && others.length === 0 && query.groupBy === null) return "count";
  const isAggregate = query.groupBy !== null || items.some(isAggregateItem);
  return isAggregate ? "aggregate" : "records";
}

function isCountOfRows(item: ResolvedItem): boolean {
  if (item.kind !== "value" || item.operand.kind !== "function") return false;
  return item.operand.name === "COUNT" && item.operand.argument === null;
}

function isAggregateItem(item: ResolvedItem): boolean {
  return item.kind === "value" && item.operand.kind === "function" && item.operand.aggregate;
}

/** A grouped `Account.Name` stands under `Name` in an aggregate's row. */
function shortenGroupedNames(items: ResolvedItem[], query: SoqlQuery): ResolvedItem[] {
  const isAggregate = query.groupBy !== null || items.some(isAggregateItem);
  return isAggregate ? items.map((item) => ({ ...item, name: item.name.split(".").at(-1) ?? item.name })) : items;
}

const SCOPES: readonly QueryScope[] = ["everything", "mine", "team"];

function scopeOf(query: SoqlQuery): QueryScope {
  const name = query.scope?.names.join(".").toLowerCase() ?? "everything";
  const scope = SCOPES.find((each) => each === name);
  if (scope === undefined) throw new NotSupportedError(`USING SCOPE ${name}`);
  return scope;
}
