import type { SoqlLiteralContext, SoslLiteralContext } from "@apexdevtools/apex-parser";
import { OrgError } from "../../../errors.ts";
import { queryFromTree, resolveQuery, searchFromTree } from "../../../soql/index.ts";
import { sliceOf, type SyntaxNode } from "../../syntax/node.ts";
import type { Body } from "../body.ts";
import { literal } from "../unit.ts";
import { compile } from "./compile.ts";
import type { Expression } from "./expression.ts";

/** `[SELECT …]`: checked against the schema now, run as text with the values of its binds. */
export function compileSoql(body: Body, node: SoqlLiteralContext): Expression {
  const { universe } = body.unit;
  const query = checked(body, node, () => queryFromTree(node.query()));
  const resolved = checked(body, node, () => resolveQuery(query, universe.schema));
  const binds = query.binds.map((bind) => bindCode(body, node, bind.expression));
  const text = literal(withNamedBinds(body, node.query(), query.binds));
  body.unit.references.add(resolved.object.name);
  if (resolved.kind === "count") {
    return { code: `$.countQuery(${text}, [${binds.join(", ")}])`, type: universe.type("Integer"), nonNull: true };
  }
  const row =
    resolved.kind === "aggregate" ? universe.type("AggregateResult") : universe.recordType(resolved.object.name);
  const code = `$.query(${text}, [${binds.join(", ")}], ${literal(row.name)})`;
  return { code, type: universe.listOf(row), nonNull: true, isQuery: true };
}

/** `[FIND … RETURNING …]`. */
export function compileSosl(body: Body, node: SoslLiteralContext): Expression {
  const { universe } = body.unit;
  const search = checked(body, node, () => searchFromTree(node));
  const binds = search.binds.map((bind) => bindCode(body, node, bind.expression));
  const text = sliceOf(body.unit.source.text, node).replace(/^\[|\]$/g, "");
  return {
    code: `$.search(${literal(text)}, [${binds.join(", ")}])`,
    type: universe.type("List<List<SObject>>"),
    nonNull: true
  };
}

/** The query's text with names in place of the binds that are more than a name: their values come beside it. */
function withNamedBinds(body: Body, node: SyntaxNode, binds: readonly { expression: BindExpression | null }[]): string {
  let text = [...sliceOf(body.unit.source.text, node)];
  for (const [index, { expression }] of [...binds.entries()].reverse()) {
    if (expression === null || /^\w+$/.test(expression.getText())) continue;
    const { start, stop } = expression as SyntaxNode;
    const from = start.start - node.start.start;
    const to = (stop?.stop ?? start.start) + 1 - node.start.start;
    text = [...text.slice(0, from), `bind${index}`, ...text.slice(to)];
  }
  return text.join("");
}

type BindExpression = Parameters<typeof compile>[1];

function bindCode(body: Body, node: SyntaxNode, expression: BindExpression | null): string {
  if (expression === null) throw body.problem(node, "A bind in a query must be an expression");
  return compile(body, expression).code;
}

/** What the query engine refuses is a compile error at the query. */
function checked<T>(body: Body, node: SyntaxNode, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof OrgError)
      throw body.problem(node, error.message.replace(/^[^]*ERROR at Row:\d+:Column:\d+\n/, ""));
    throw error;
  }
}
