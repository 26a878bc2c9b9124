import type {
  FieldExpressionContext,
  LogicalExpressionContext,
  WhereFieldExpressionContext,
  WhereLogicalExpressionContext
} from "@apexdevtools/apex-parser";
import { NotSupportedError } from "../../errors.ts";
import type { Comparison, ComparisonOperator, Condition } from "./ast.ts";
import { literalFromTree } from "./literalFromTree.ts";
import { functionFromTree } from "./operandFromTree.ts";
import type { TreeReader } from "./treeReader.ts";

/** The condition of WHERE. */
export function whereFromTree(reader: TreeReader, context: WhereLogicalExpressionContext): Condition {
  const conditions = context.whereConditionalExpression_list().map((part) => {
    const nested = part.whereLogicalExpression();
    return nested ? whereFromTree(reader, nested) : whereComparison(reader, part.whereFieldExpression());
  });
  return combine(context, conditions);
}

/** The condition of HAVING and of a SOSL filter. */
export function conditionFromTree(reader: TreeReader, context: LogicalExpressionContext): Condition {
  const conditions = context.conditionalExpression_list().map((part) => {
    const nested = part.logicalExpression();
    return nested ? conditionFromTree(reader, nested) : comparison(reader, part.fieldExpression());
  });
  return combine(context, conditions);
}

function combine(
  context: WhereLogicalExpressionContext | LogicalExpressionContext,
  conditions: Condition[]
): Condition {
  const [first] = conditions;
  if (first !== undefined && context.NOT()) return { kind: "not", condition: first };
  if (first !== undefined && conditions.length === 1) return first;
  return { kind: context.SOQLOR_list().length > 0 ? "or" : "and", conditions };
}

function whereComparison(reader: TreeReader, context: WhereFieldExpressionContext): Comparison {
  if (context.FORMULA()) throw new NotSupportedError("FORMULA() in a SOQL filter");
  return comparison(reader, context.fieldExpression());
}

function comparison(reader: TreeReader, context: FieldExpressionContext): Comparison {
  const call = context.soqlFunction();
  const operand = call
    ? functionFromTree(reader, call)
    : { kind: "field" as const, path: reader.path(context.fieldName()) };
  const operator = operatorOf(context.comparisonOperator().getText());
  return { kind: "comparison", operand, operator, value: literalFromTree(reader, context.value()) };
}

const OPERATORS: Record<string, ComparisonOperator> = {
  "=": "=",
  "!=": "!=",
  "<>": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  LIKE: "LIKE",
  IN: "IN",
  NOTIN: "NOT IN",
  INCLUDES: "INCLUDES",
  EXCLUDES: "EXCLUDES"
};

function operatorOf(text: string): ComparisonOperator {
  const operator = OPERATORS[text.toUpperCase()];
  if (operator === undefined) throw new NotSupportedError(`the SOQL operator ${text}`);
  return operator;
}
