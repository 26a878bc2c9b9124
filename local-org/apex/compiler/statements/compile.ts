import type { BlockContext, StatementContext } from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../syntax/node.ts";
import type { Body } from "../body.ts";
import { unsupported } from "../source.ts";
import { compileDelete, compileInsert, compileMerge, compileUndelete, compileUpdate, compileUpsert } from "./dml.ts";
import { compileDoWhile, compileFor, compileWhile } from "./loops.ts";
import {
  compileBreak,
  compileContinue,
  compileExpressionStatement,
  compileIf,
  compileLocalVariables,
  compileReturn,
  compileRunAs,
  compileThrow
} from "./simple.ts";
import type { Statement } from "./statement.ts";
import { compileSwitch } from "./switch.ts";
import { compileTry } from "./try.ts";

type Part = keyof StatementContext;
type Compile = (body: Body, node: never) => Statement;

const STATEMENTS = [
  ["block", compileBlock],
  ["localVariableDeclarationStatement", compileLocalVariables],
  ["expressionStatement", compileExpressionStatement],
  ["ifStatement", compileIf],
  ["switchStatement", compileSwitch],
  ["forStatement", compileFor],
  ["whileStatement", compileWhile],
  ["doWhileStatement", compileDoWhile],
  ["tryStatement", compileTry],
  ["returnStatement", compileReturn],
  ["throwStatement", compileThrow],
  ["breakStatement", compileBreak],
  ["continueStatement", compileContinue],
  ["insertStatement", compileInsert],
  ["updateStatement", compileUpdate],
  ["upsertStatement", compileUpsert],
  ["deleteStatement", compileDelete],
  ["undeleteStatement", compileUndelete],
  ["mergeStatement", compileMerge],
  ["runAsStatement", compileRunAs]
] as readonly [Part, Compile][];

/** Compiles any statement, each kind by its function in the table above. */
export function compileStatement(body: Body, node: StatementContext): Statement {
  for (const [part, compile] of STATEMENTS) {
    const found = optional((node[part] as () => SyntaxNode).call(node));
    if (found !== null) return compile(body, found as never);
  }
  const place = node;
  throw unsupported(body.unit.source, place, `the statement ${place.getText()}`);
}

export function compileBlock(body: Body, node: BlockContext): Statement {
  return body.scoped(() => {
    const { code, completes } = compileStatements(body, node.statement_list());
    return { code: `{\n${code}\n}`, completes };
  });
}

/** One statement after the other; what cannot be reached is a compile error, as on the platform. */
export function compileStatements(body: Body, nodes: readonly StatementContext[]): Statement {
  const codes: string[] = [];
  let completes = true;
  for (const node of nodes) {
    if (!completes) throw body.problem(node, "Unreachable statement");
    const statement = compileStatement(body, node);
    codes.push(statement.code);
    completes = statement.completes;
  }
  return { code: codes.join("\n"), completes };
}
