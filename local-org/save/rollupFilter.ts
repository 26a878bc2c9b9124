import { NotSupportedError } from "../errors.ts";
import type { FieldSchema, RollupSummary, SObjectSchema } from "../schema/types.ts";
import { comparisonSql } from "../soql/sql/comparisons.ts";
import { allOf, not, type Fragment } from "../soql/sql/fragment.ts";
import type { Tables } from "../soql/sql/tables.ts";
import type { ComparisonOperator, Literal } from "../soql/syntax/ast.ts";

interface Test {
  operator: ComparisonOperator;
  /** The pattern of LIKE for a text. */
  pattern?: (text: string) => string;
  /** Whether what fits is left out. */
  negated?: boolean;
}

const TESTS: Readonly<Record<string, Test>> = {
  equals: { operator: "IN" },
  notEqual: { operator: "NOT IN" },
  lessThan: { operator: "<" },
  greaterThan: { operator: ">" },
  lessOrEqual: { operator: "<=" },
  greaterOrEqual: { operator: ">=" },
  contains: { operator: "LIKE", pattern: (text) => `%${text}%` },
  notContain: { operator: "LIKE", pattern: (text) => `%${text}%`, negated: true },
  startsWith: { operator: "LIKE", pattern: (text) => `${text}%` },
  includes: { operator: "INCLUDES" },
  excludes: { operator: "EXCLUDES" }
};

/**
 * The SQL that is true for children which pass all filters of a roll-up summary. Text compares as in queries, whatever its case.
 * Throws a `NotSupportedError` for an operation that is not known.
 */
export function filterSql(filters: RollupSummary["filters"], child: SObjectSchema, tables: Tables): Fragment {
  return allOf(filters.map((filter) => testSql(filter, child, tables)));
}

function testSql(
  { field: name, operation, value }: RollupSummary["filters"][number],
  child: SObjectSchema,
  tables: Tables
): Fragment {
  const field = child.field(name);
  const test = TESTS[operation];
  if (field === undefined || test === undefined) {
    throw new NotSupportedError(`roll-up filter '${name} ${operation}'`, child.name);
  }
  const condition = comparisonSql(tables, {
    kind: "comparison",
    operand: { kind: "field", name: field.name, parents: [], object: child, field, type: field.type },
    operator: test.operator,
    value: { kind: "list", values: wantedValues(field, value, test) }
  });
  return test.negated === true ? not(condition) : condition;
}

/** The values between commas; nothing stands for an empty field. */
function wantedValues(field: FieldSchema, value: string, { pattern }: Test): Literal[] {
  const texts = value.split(",").map((text) => text.trim());
  return texts.map((text) => {
    if (field.type === "boolean") return { kind: "boolean", value: text === "1" || text.toLowerCase() === "true" };
    if (text === "") return { kind: "null" };
    return { kind: "string", value: pattern === undefined ? text : pattern(text.replace(/[%_\\]/gu, "\\$&")) };
  });
}
