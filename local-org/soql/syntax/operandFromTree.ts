import type { FieldOrderContext, FieldGroupByContext, SoqlFunctionContext } from "@apexdevtools/apex-parser";
import type { FunctionCall, Operand, OrderItem } from "./ast.ts";
import { distanceFromTree } from "./distanceFromTree.ts";
import type { TreeReader } from "./treeReader.ts";

/** A function call such as `SUM(Amount)`. */
export function functionFromTree(reader: TreeReader, context: SoqlFunctionContext): FunctionCall {
  const dateField = context.dateFieldName();
  const field = dateField ? dateField.fieldName() : context.fieldName();
  const inner = context.soqlFunction();
  return {
    kind: "function",
    name: context.getChild(0).getText().toUpperCase(),
    field: field ? reader.path(field) : null,
    inner: inner ? functionFromTree(reader, inner) : null,
    convertTimezone: Boolean(dateField?.CONVERT_TIMEZONE()),
    ...(context.DISTANCE() ? { distance: distanceFromTree(reader, context) } : {}),
    at: reader.at(context)
  };
}

/** A field or function in GROUP BY or ORDER BY. */
export function operandFromTree(reader: TreeReader, context: FieldGroupByContext | FieldOrderContext): Operand {
  const call = context.soqlFunction();
  return call ? functionFromTree(reader, call) : { kind: "field", path: reader.path(context.fieldName()) };
}

/** One entry of ORDER BY. */
export function orderFromTree(reader: TreeReader, context: FieldOrderContext): OrderItem {
  return {
    operand: operandFromTree(reader, context),
    descending: Boolean(context.DESC()),
    nullsLast: Boolean(context.LAST())
  };
}
