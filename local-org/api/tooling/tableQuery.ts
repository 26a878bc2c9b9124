import { NotSupportedError, OrgError } from "../../errors.ts";
import { isId } from "../../ids.ts";
import { parseQuery, type SoqlQuery } from "../../soql/index.ts";
import { isObject, type JsonObject } from "../input.ts";
import { ok, type ApiContext, type ApiReply } from "../route.ts";
import { longId } from "../records/ids.ts";
import type { ToolingTable } from "./toolingTable.ts";
import { toolingTable } from "./tables.ts";

type Condition = NonNullable<SoqlQuery["where"]>;
type Comparison = Extract<Condition, { kind: "comparison" }>;
type Literal = Comparison["value"];

/** Answers a query of an object that only the Tooling API has; null where the query is of another object. */
export function tableQuery(context: ApiContext, soql: string): ApiReply | null {
  const query = parseQuery(soql);
  const table = toolingTable(query.from.names[0] ?? "");
  if (table === undefined) return null;
  refuseUnsupported(query);
  const columns = query.select.map((item) => pathOf(item));
  for (const [head = ""] of columns) requireColumn(table, head);
  const wanted = table.rows(context).filter((row) => isWanted(table, query.where, row));
  const sorted = wanted.sort((a, b) => compareRows(table, query, a, b)).slice(0, limitOf(query));
  const records = sorted.map((row) => ({ attributes: attributesOf(table, row), ...selected(table, columns, row) }));
  return ok({ size: records.length, totalSize: records.length, done: true, queryLocator: null, records });
}

function refuseUnsupported({ groupBy, offset }: SoqlQuery): void {
  if (groupBy !== null || offset !== null) throw new NotSupportedError("this clause in a query of a Tooling object");
}

function pathOf(item: SoqlQuery["select"][number]): readonly string[] {
  if (item.kind === "value" && item.operand.kind === "field") return item.operand.path.names;
  throw new NotSupportedError("functions and sub-queries of Tooling objects");
}

function attributesOf({ name }: ToolingTable, row: JsonObject): JsonObject {
  const url = `/services/data/v62.0/tooling/sobjects/${name}/${String(row["Id"])}`;
  return row["Id"] === undefined ? { type: name } : { type: name, url };
}

function selected(table: ToolingTable, columns: readonly (readonly string[])[], row: JsonObject): JsonObject {
  const record: JsonObject = {};
  for (const [head = "", ...rest] of columns) place(record, row, requireColumn(table, head), rest);
  return record;
}

/** Copies the value at a path into the record, under its canonical names. */
function place(record: JsonObject, row: JsonObject, name: string, rest: readonly string[]): void {
  const value = row[name] ?? null;
  const [next, ...below] = rest;
  if (next === undefined) record[name] = value;
  else {
    const inner = isObject(record[name]) ? record[name] : { attributes: { type: "Name" } };
    const parent = isObject(value) ? value : {};
    record[name] = inner;
    place(inner, parent, canonical(Object.keys(parent), next) ?? next, below);
  }
}

function isWanted(table: ToolingTable, condition: Condition | null, row: JsonObject): boolean {
  if (condition === null) return true;
  switch (condition.kind) {
    case "and":
      return condition.conditions.every((each) => isWanted(table, each, row));
    case "or":
      return condition.conditions.some((each) => isWanted(table, each, row));
    case "not":
      return !isWanted(table, condition.condition, row);
    default:
      return compare(table, condition, row);
  }
}

function compare(table: ToolingTable, { operand, operator, value }: Comparison, row: JsonObject): boolean {
  if (operand.kind !== "field") throw new NotSupportedError("functions of Tooling objects");
  const given = valueAt(table, row, operand.path.names);
  const literals = value.kind === "list" ? value.values : [value];
  const isOneOf = literals.some((literal) => isSame(literalValue(literal), given));
  if (operator === "=" || operator === "IN") return isOneOf;
  if (operator === "!=" || operator === "NOT IN") return !isOneOf;
  const order = compareValues(given, literalValue(value));
  if (operator === "<") return order < 0;
  if (operator === "<=") return order <= 0;
  if (operator === ">") return order > 0;
  if (operator === ">=") return order >= 0;
  throw new NotSupportedError(`${operator} in a filter of a Tooling object`);
}

function valueAt(table: ToolingTable, row: JsonObject, [head = "", ...rest]: readonly string[]): unknown {
  let value: unknown = row[requireColumn(table, head)];
  for (const name of rest) value = isObject(value) ? value[canonical(Object.keys(value), name) ?? ""] : undefined;
  return value;
}

function literalValue(literal: Literal): unknown {
  if (literal.kind === "null") return null;
  if ("value" in literal) return literal.value;
  throw new NotSupportedError("this value in a filter of a Tooling object");
}

/** Texts compare without case, ids in either length. */
function isSame(wanted: unknown, given: unknown): boolean {
  if (typeof wanted !== "string" || typeof given !== "string") return (wanted ?? null) === (given ?? null);
  if (isId(wanted) && isId(given)) return longId(wanted) === longId(given);
  return wanted.toLowerCase() === given.toLowerCase();
}

function compareRows(table: ToolingTable, { orderBy }: SoqlQuery, a: JsonObject, b: JsonObject): number {
  for (const { operand, descending } of orderBy) {
    if (operand.kind !== "field") throw new NotSupportedError("functions of Tooling objects");
    const order = compareValues(valueAt(table, a, operand.path.names), valueAt(table, b, operand.path.names));
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

function compareValues(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a ?? "") < String(b ?? "") ? -1 : String(a ?? "") > String(b ?? "") ? 1 : 0;
}

function limitOf({ limit }: SoqlQuery): number | undefined {
  return limit?.kind === "number" ? limit.value : undefined;
}

function canonical(names: readonly string[], name: string): string | undefined {
  return names.find((each) => each.toLowerCase() === name.toLowerCase());
}

/** The column's canonical name. Throws INVALID_FIELD where there is none. */
function requireColumn({ name, columns }: ToolingTable, column: string): string {
  const found = canonical(Object.keys(columns), column);
  if (found === undefined)
    throw new OrgError(
      "INVALID_FIELD",
      `No such column '${column}' on entity '${name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`
    );
  return found;
}
