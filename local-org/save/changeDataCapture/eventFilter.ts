import { NotSupportedError } from "../../errors.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { parseQuery } from "../../soql/syntax/parseQuery.ts";
import type { Comparison, ComparisonOperator, Condition, Literal } from "../../soql/syntax/ast.ts";
import type { FieldValue, RecordValues } from "../../values.ts";

/** Which events a channel lets through. */
export interface EventFilter {
  /** The fields of the event that the filter looks at, header excepted. */
  fields: readonly string[];
  passes(values: RecordValues, header: Readonly<Record<string, unknown>>): boolean;
}

const HEADER = "changeeventheader";

/**
 * The filter of a channel member. Throws an `OrgError` MALFORMED_QUERY for text that is none, a `NotSupportedError` for what filters cannot do.
 * https://developer.salesforce.com/docs/platform/change-data-capture/guide/cdc-filter-expression-format.html
 */
export function eventFilter(event: SObjectSchema, expression: string): EventFilter {
  const condition = parseQuery(`SELECT Id FROM ${event.name} WHERE ${expression}`).where;
  if (condition === null) throw new NotSupportedError(`the filter expression ${expression}`);
  const names = comparisonsIn(condition).map(pathOf);
  const own = names.filter(([first = ""]) => first.toLowerCase() !== HEADER);
  return {
    fields: own.flatMap(([name = ""]) => event.field(name)?.name ?? []),
    passes: (values, header) => holds(condition, (path) => valueAt(event, path, values, header))
  };
}

type Read = (path: readonly string[]) => FieldValue;

function comparisonsIn(condition: Condition): Comparison[] {
  if (condition.kind === "comparison") return [condition];
  return condition.kind === "not" ? comparisonsIn(condition.condition) : condition.conditions.flatMap(comparisonsIn);
}

function pathOf({ operand }: Comparison): string[] {
  if (operand.kind !== "field") throw new NotSupportedError(`${operand.name} in a filter expression`);
  return operand.path.names;
}

function valueAt(
  event: SObjectSchema,
  path: readonly string[],
  values: RecordValues,
  header: Readonly<Record<string, unknown>>
): FieldValue {
  const [first = "", second = ""] = path;
  if (first.toLowerCase() !== HEADER) return values[event.field(first)?.name ?? first] ?? null;
  const [, found] = Object.entries(header).find(([name]) => name.toLowerCase() === second.toLowerCase()) ?? [];
  return typeof found === "string" || typeof found === "number" ? found : null;
}

function holds(condition: Condition, read: Read): boolean {
  switch (condition.kind) {
    case "and":
      return condition.conditions.every((each) => holds(each, read));
    case "or":
      return condition.conditions.some((each) => holds(each, read));
    case "not":
      return !holds(condition.condition, read);
    case "comparison":
      return fits(read(pathOf(condition)), condition.operator, condition.value);
  }
}

const ORDER: Readonly<Partial<Record<ComparisonOperator, (order: number) => boolean>>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0
};

function fits(value: FieldValue, operator: ComparisonOperator, literal: Literal): boolean {
  const listed = literal.kind === "list" ? literal.values : [literal];
  const isListed = (): boolean => listed.some((each) => equals(value, valueOf(each)));
  if (operator === "=" || operator === "IN") return isListed();
  if (operator === "!=" || operator === "NOT IN") return !isListed();
  if (operator === "LIKE") return value !== null && likePattern(String(valueOf(literal))).test(String(value));
  const wanted = ORDER[operator];
  if (wanted === undefined) throw new NotSupportedError(`${operator} in a filter expression`);
  const other = valueOf(literal);
  return value !== null && other !== null && wanted(compare(value, other));
}

function valueOf(literal: Literal): FieldValue {
  switch (literal.kind) {
    case "null":
      return null;
    case "boolean":
    case "number":
    case "string":
    case "date":
    case "time":
      return literal.value;
    case "datetime":
      return new Date(literal.value).toISOString();
    default:
      throw new NotSupportedError(`a ${literal.kind} in a filter expression`);
  }
}

/** A checkbox without a value is not ticked; text is equal whatever its case. */
function equals(value: FieldValue, other: FieldValue): boolean {
  if (typeof value === "boolean" || typeof other === "boolean") return (value ?? false) === (other ?? false);
  if (value === null || other === null) return value === other;
  return compare(value, other) === 0;
}

function compare(value: FieldValue, other: FieldValue): number {
  if (typeof value === "number" && typeof other === "number") return value - other;
  const [one, two] = [String(value).toLowerCase(), String(other).toLowerCase()];
  if (one === two) return 0;
  return one < two ? -1 : 1;
}

function likePattern(pattern: string): RegExp {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("%", ".*").replaceAll("_", ".")}$`, "is");
}
