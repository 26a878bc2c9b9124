import { OrgError } from "../../errors.ts";
import type {
  DateFormulaContext,
  LimitClauseContext,
  OffsetClauseContext,
  ValueContext
} from "@apexdevtools/apex-parser";
import type { Literal } from "./ast.ts";
import { subQueryFromTree } from "./queryFromTree.ts";
import { unquote } from "./stringLiteral.ts";
import type { TreeReader } from "./treeReader.ts";

/** The right side of a comparison. */
export function literalFromTree(reader: TreeReader, context: ValueContext): Literal {
  const bound = context.boundExpression();
  if (bound) return reader.bind(bound);
  const list = context.valueList();
  if (list) return { kind: "list", values: list.value_list().map((value) => literalFromTree(reader, value)) };
  const query = context.subQuery();
  if (query) return { kind: "query", query: subQueryFromTree(reader, query) };
  const dateFormula = context.dateFormula();
  if (dateFormula) return dateLiteral(dateFormula);
  return plainLiteral(context);
}

const LARGEST_INTEGER = 2 ** 31 - 1;

/** LIMIT and OFFSET: a whole number or a bind. */
export function numberFromTree(reader: TreeReader, context: LimitClauseContext | OffsetClauseContext): Literal {
  const bound = context.boundExpression();
  if (bound) return reader.bind(bound);
  const value = Number(context.IntegerLiteral().getText());
  if (value > LARGEST_INTEGER)
    throw new OrgError("MALFORMED_QUERY", `Illegal value: ${context.IntegerLiteral().getText()}`);
  return { kind: "number", value };
}

function plainLiteral(context: ValueContext): Literal {
  const text = context.getText();
  if (context.NULL()) return { kind: "null" };
  if (context.BooleanLiteral()) return { kind: "boolean", value: text.toLowerCase() === "true" };
  if (context.signedNumber()) return { kind: "number", value: Number(text) };
  if (context.DateLiteral()) return { kind: "date", value: text };
  if (context.DateTimeLiteral()) return { kind: "datetime", value: text };
  if (context.TimeLiteral()) return { kind: "time", value: text };
  if (context.IntegralCurrencyLiteral()) return { kind: "number", value: Number(text.slice(3)) };
  return { kind: "string", value: unquote(text) };
}

function dateLiteral(context: DateFormulaContext): Literal {
  const [name, count] = context.getText().toUpperCase().split(":");
  return { kind: "dateLiteral", name: name ?? "", count: Number(count ?? 0) };
}
