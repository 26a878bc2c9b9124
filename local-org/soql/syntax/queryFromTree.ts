import { malformedQuery } from "./queryError.ts";
import type {
  FromNameListContext,
  GroupByClauseContext,
  QueryContext,
  SoqlIdContext,
  SubQueryContext,
  WithClauseContext
} from "@apexdevtools/apex-parser";
import { NotSupportedError, type OrgError } from "../../errors.ts";
import type { GroupBy, SoqlQuery, SourcePath } from "./ast.ts";
import { conditionFromTree, whereFromTree } from "./conditionFromTree.ts";
import { numberFromTree } from "./literalFromTree.ts";
import { operandFromTree, orderFromTree } from "./operandFromTree.ts";
import { selectItemFromTree } from "./selectFromTree.ts";
import { TreeReader } from "./treeReader.ts";

/** The query of a parsed Apex tree: of `[SELECT …]` in a class as of dynamic text. Its binds carry their expressions. */
export function queryFromTree(context: QueryContext): SoqlQuery {
  const reader = new TreeReader(context);
  const base = emptyQuery(reader, context.fromNameList());
  base.select = context
    .selectList()
    .selectEntry_list()
    .map((entry) => selectItemFromTree(reader, entry));
  readCommonClauses(reader, context, base);
  readMainClauses(reader, context, base);
  return base;
}

/** A query in parentheses: of children or of a semi-join. */
export function subQueryFromTree(reader: TreeReader, context: SubQueryContext): SoqlQuery {
  const query = emptyQuery(reader, context.fromNameList());
  query.select = context
    .subFieldList()
    .subFieldEntry_list()
    .map((entry) => selectItemFromTree(reader, entry));
  readCommonClauses(reader, context, query);
  return query;
}

/** A query without clauses over the first name of FROM. */
function emptyQuery(reader: TreeReader, from: FromNameListContext): SoqlQuery {
  const [first, ...others] = fromNames(reader, from);
  return {
    kind: "soql",
    text: reader.text,
    select: [],
    from: first?.path ?? { names: [], at: 0 },
    alias: first?.alias ?? null,
    fromAliases: others.map(({ path, alias }) => ({ path, alias: alias ?? "" })),
    scope: null,
    where: null,
    mode: null,
    groupBy: null,
    orderBy: [],
    limit: null,
    offset: null,
    allRows: false,
    forUpdate: false,
    binds: reader.binds
  };
}

/** Words that begin a clause: the grammar takes one that nothing follows for an alias. */
const CLAUSES = new Set(["WHERE", "LIMIT", "OFFSET", "GROUP", "ORDER", "HAVING", "WITH", "FOR", "USING"]);

/** The names of FROM; an alias stands right behind its name. */
function fromNames(reader: TreeReader, from: FromNameListContext): { path: SourcePath; alias: string | null }[] {
  const aliases = from.soqlId_list();
  const names = from.fieldName_list();
  return names.map((name, index) => {
    const next = names[index + 1]?.start.start ?? Number.POSITIVE_INFINITY;
    const alias = aliases.find((candidate) => candidate.start.start > name.start.start && candidate.start.start < next);
    if (alias !== undefined && CLAUSES.has(alias.getText().toUpperCase())) throw unfinishedClause(reader, alias);
    return { path: reader.path(name), alias: alias?.getText() ?? null };
  });
}

function unfinishedClause(reader: TreeReader, clause: SoqlIdContext): OrgError {
  const end = reader.text.trimEnd().length;
  const isLast = reader.at(clause) + clause.getText().length >= end;
  const token = isLast ? "<EOF>" : clause.getText();
  return malformedQuery(reader.text, isLast ? end : reader.at(clause), `unexpected token: '${token}'`);
}

/** In the order of the text, so that binds are counted in that order. */
function readCommonClauses(reader: TreeReader, context: QueryContext | SubQueryContext, query: SoqlQuery): void {
  const where = context.whereClause();
  if (where) query.where = whereFromTree(reader, where.whereLogicalExpression());
  if ("groupByClause" in context) readGrouping(reader, context, query);
  const orderBy = context.orderByClause();
  if (orderBy) {
    query.orderBy = orderBy
      .fieldOrderList()
      .fieldOrder_list()
      .map((order) => orderFromTree(reader, order));
  }
  const limit = context.limitClause();
  if (limit) query.limit = numberFromTree(reader, limit);
  query.forUpdate = context.forClauses().UPDATE_list().length > 0;
}

function readGrouping(reader: TreeReader, context: QueryContext, query: SoqlQuery): void {
  const mode = context.withClause();
  if (mode) query.mode = modeOf(mode);
  const groupBy = context.groupByClause();
  if (groupBy) query.groupBy = groupByFromTree(reader, groupBy);
}

function readMainClauses(reader: TreeReader, context: QueryContext, query: SoqlQuery): void {
  const scope = context.usingScope();
  if (scope) query.scope = reader.path(scope.soqlId());
  const offset = context.offsetClause();
  if (offset) query.offset = numberFromTree(reader, offset);
  query.allRows = Boolean(context.allRowsClause());
}

function groupByFromTree(reader: TreeReader, context: GroupByClauseContext): GroupBy {
  const operands = context
    .fieldGroupByList()
    .fieldGroupBy_list()
    .map((group) => operandFromTree(reader, group));
  const having = context.logicalExpression();
  const rollup = context.ROLLUP() ? "ROLLUP" : context.CUBE() ? "CUBE" : null;
  return { operands, rollup, having: having ? conditionFromTree(reader, having) : null };
}

function modeOf(context: WithClauseContext): SoqlQuery["mode"] {
  if (context.USER_MODE()) return "USER_MODE";
  if (context.SYSTEM_MODE()) return "SYSTEM_MODE";
  if (context.SECURITY_ENFORCED()) return "SECURITY_ENFORCED";
  throw new NotSupportedError(`the SOQL clause ${context.getText()}`);
}
