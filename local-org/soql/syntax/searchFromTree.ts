import type {
  FieldListContext,
  FieldSpecContext,
  FieldSpecListContext,
  SoslClausesContext,
  SoslLiteralAltContext,
  SoslLiteralContext,
  SoslWithClauseContext
} from "@apexdevtools/apex-parser";
import { NotSupportedError } from "../../errors.ts";
import type { Literal, SearchGroup, SelectItem, SoqlQuery, SoslSearch } from "./ast.ts";
import { conditionFromTree } from "./conditionFromTree.ts";
import { numberFromTree } from "./literalFromTree.ts";
import { functionFromTree, orderFromTree } from "./operandFromTree.ts";
import { TreeReader } from "./treeReader.ts";

/** The search of a parsed Apex tree: `[FIND 'x' …]`, `[FIND :x …]` or, from dynamic text, `[FIND {x} …]`. */
export function searchFromTree(context: SoslLiteralContext | SoslLiteralAltContext): SoslSearch {
  const reader = new TreeReader(context);
  const clauses = context.soslClauses();
  const term = termFromTree(reader, context);
  const returning = clauses.fieldSpecList();
  const mode = clauses.soslWithClause_list().map(modeOf).at(-1) ?? null;
  const limit = clauses.limitClause();
  return {
    kind: "sosl",
    text: reader.text,
    term,
    group: groupOf(clauses),
    returning: returning ? specsOf(returning).map((spec) => searchedObject(reader, spec)) : [],
    mode,
    limit: limit ? numberFromTree(reader, limit) : null,
    binds: reader.binds
  };
}

function termFromTree(reader: TreeReader, context: SoslLiteralContext | SoslLiteralAltContext): Literal {
  if ("FindLiteralAlt" in context) return { kind: "string", value: between(context.FindLiteralAlt().getText()) };
  const bound = context.boundExpression();
  return bound ? reader.bind(bound) : { kind: "string", value: between(context.FindLiteral().getText()) };
}

/** The term of `[FIND 'term'` or `[FIND {term}`. */
function between(token: string): string {
  return token.slice(token.search(/['{]/u) + 1, -1);
}

function groupOf(clauses: SoslClausesContext): SearchGroup {
  const text = clauses.searchGroup()?.getText().toUpperCase() ?? "ALLFIELDS";
  const groups: SearchGroup[] = ["ALL", "NAME", "EMAIL", "PHONE", "SIDEBAR"];
  return groups.find((group) => text.startsWith(group)) ?? "ALL";
}

function modeOf(context: SoslWithClauseContext): SoslSearch["mode"] {
  if (context.USER_MODE()) return "USER_MODE";
  if (context.SYSTEM_MODE()) return "SYSTEM_MODE";
  // Nothing is corrected here, whether it is asked for or not.
  if (context.SPELL_CORRECTION()) return null;
  throw new NotSupportedError(`the SOSL clause ${context.getText()}`);
}

function specsOf(list: FieldSpecListContext): FieldSpecContext[] {
  return [list.fieldSpec(), ...list.fieldSpecList_list().flatMap(specsOf)];
}

function searchedObject(reader: TreeReader, spec: FieldSpecContext): SoqlQuery {
  if (spec.USING()) throw new NotSupportedError("USING LISTVIEW in SOSL");
  const from = reader.path(spec.soslId(0));
  const fields = spec.fieldList();
  const where = spec.logicalExpression();
  const orders = spec.fieldOrderList()?.fieldOrder_list() ?? [];
  const limit = spec.limitClause();
  const offset = spec.offsetClause();
  return {
    kind: "soql",
    text: reader.text,
    select: fields ? selectItems(reader, fields) : [fieldItem(["Id"], from.at)],
    from,
    alias: null,
    fromAliases: [],
    scope: null,
    where: where ? conditionFromTree(reader, where) : null,
    mode: null,
    groupBy: null,
    orderBy: orders.map((order) => orderFromTree(reader, order)),
    limit: limit ? numberFromTree(reader, limit) : null,
    offset: offset ? numberFromTree(reader, offset) : null,
    allRows: false,
    forUpdate: false,
    binds: reader.binds
  };
}

function selectItems(reader: TreeReader, list: FieldListContext): SelectItem[] {
  return [selectItem(reader, list), ...list.fieldList_list().flatMap((further) => selectItems(reader, further))];
}

function selectItem(reader: TreeReader, list: FieldListContext): SelectItem {
  const [field, alias] = list.soslId_list();
  const inner = list.soqlFunction();
  const path = field ? reader.path(field) : null;
  if (path && !list.LPAREN()) return fieldItem(path.names, path.at);
  const call = {
    kind: "function" as const,
    name: list.getChild(0).getText().toUpperCase(),
    field: path,
    inner: inner ? functionFromTree(reader, inner) : null,
    convertTimezone: false,
    at: reader.at(list)
  };
  return { kind: "value", operand: call, alias: alias?.getText() ?? null };
}

function fieldItem(names: string[], at: number): SelectItem {
  return { kind: "value", operand: { kind: "field", path: { names, at } }, alias: null };
}
