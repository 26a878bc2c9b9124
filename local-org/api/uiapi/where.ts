import { OrgError } from "../../errors.ts";
import { quote } from "../../pages/filterCondition.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";

type Value = string | number | boolean | null | Value[] | { [name: string]: Value };

const TOKEN = /\s*(?:([{}[\]:,])|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([^\s{}[\]:,"']+))/gy;

const COMPARISONS: Record<string, string> = { eq: "=", ne: "!=", lt: "<", lte: "<=", gt: ">", gte: ">=", like: "LIKE" };

/** Fields whose values stand in SOQL without quotes. */
const UNQUOTED = new Set<FieldSchema["type"]>([
  "boolean",
  "currency",
  "date",
  "datetime",
  "double",
  "int",
  "long",
  "percent"
]);

/**
 * A filter in the syntax of the GraphQL API, `{ and: [{ Rating: { gte: 3 } }, { Name: { like: "A%" } }] }`, as a SOQL condition.
 * Throws INVALID_PARAMETER_VALUE where it cannot be read, INVALID_FIELD for a field that the object lacks.
 * https://developer.salesforce.com/docs/platform/graphql/guide/filter-fields.html
 */
export function whereCondition(object: SObjectSchema, where: string): string {
  return condition(object, parse(where));
}

function condition(object: SObjectSchema, filter: Value): string {
  const parts = entriesOf(filter).map(([name, value]) => {
    if (name === "and" || name === "or") return junction(object, name, value);
    if (name === "not") return `(NOT ${condition(object, value)})`;
    return comparisons(object, name, value);
  });
  if (parts.length === 0) throw malformed("a filter is empty");
  return `(${parts.join(" AND ")})`;
}

function junction(object: SObjectSchema, name: "and" | "or", value: Value): string {
  const filters = Array.isArray(value) ? value : [value];
  return `(${filters.map((each) => condition(object, each)).join(name === "and" ? " AND " : " OR ")})`;
}

/** A field, or a parent's fields. */
function comparisons(object: SObjectSchema, name: string, value: Value): string {
  const field = object.field(name);
  if (field === undefined)
    throw new OrgError("INVALID_FIELD", `No such column '${name}' on sobject of type ${object.name}`);
  return entriesOf(value)
    .map(([operator, operand]) => comparison(field, operator, operand))
    .join(" AND ");
}

function comparison(field: FieldSchema, operator: string, operand: Value): string {
  if (operator === "in" || operator === "nin") {
    const list = (Array.isArray(operand) ? operand : [operand]).map((each) => literal(field, each));
    return `${field.name} ${operator === "in" ? "IN" : "NOT IN"} (${list.join(", ")})`;
  }
  const symbol = COMPARISONS[operator];
  if (symbol === undefined) throw malformed(`${operator} is no operator`);
  return `${field.name} ${symbol} ${literal(field, operand)}`;
}

function literal(field: FieldSchema, value: Value): string {
  if (value === null) return "null";
  if (typeof value === "object") {
    const [[kind, text] = ["", null]] = entriesOf(value);
    if (kind === "value" && typeof text === "string" && DATE.test(text)) return text;
    if (kind === "literal" && typeof text === "string" && /^\w+$/.test(text)) return text;
    throw malformed(`${kind} is no value of ${field.name}`);
  }
  if (!UNQUOTED.has(field.type)) return quote(String(value));
  if (/^-?\d+(\.\d+)?$|^(true|false)$/.test(String(value)) || DATE.test(String(value))) return String(value);
  throw malformed(`${String(value)} is no value of ${field.name}`);
}

const DATE = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d))?$/;

function entriesOf(value: Value): [string, Value][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw malformed("an object is missing");
  return Object.entries(value);
}

function parse(text: string): Value {
  const tokens = [...text.matchAll(TOKEN)].map(([, sign, quoted, word]) => sign ?? quoted ?? word ?? "");
  let at = 0;
  function value(): Value {
    const token = tokens[at++];
    if (token === undefined) throw malformed("it ends too early");
    if (token === "{") return objectOf();
    if (token === "[") return listOf();
    if (/^["']/.test(token)) return token.slice(1, -1).replace(/\\(.)/g, "$1");
    if (token === "null") return null;
    if (token === "true" || token === "false") return token === "true";
    return /^-?\d+(\.\d+)?$/.test(token) ? Number(token) : token;
  }
  function objectOf(): Value {
    const entries: [string, Value][] = [];
    while (tokens[at] !== "}") {
      const name = tokens[at++]?.replace(/^["']|["']$/g, "");
      if (name === undefined || tokens[at++] !== ":") throw malformed("a colon is missing");
      entries.push([name, value()]);
      if (tokens[at] === ",") at++;
    }
    at++;
    return Object.fromEntries(entries);
  }
  function listOf(): Value {
    const items: Value[] = [];
    while (tokens[at] !== "]") {
      items.push(value());
      if (tokens[at] === ",") at++;
    }
    at++;
    return items;
  }
  const parsed = value();
  if (at < tokens.length) throw malformed("it goes on behind its end");
  return parsed;
}

function malformed(why: string): OrgError {
  return new OrgError("INVALID_PARAMETER_VALUE", `The where filter cannot be read: ${why}`);
}
