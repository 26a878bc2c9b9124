import {
  BlockContext,
  BreakStatementContext,
  ContinueStatementContext,
  DeleteStatementContext,
  DoWhileStatementContext,
  ExpressionStatementContext,
  ForStatementContext,
  IfStatementContext,
  InsertStatementContext,
  LocalVariableDeclarationStatementContext,
  MergeStatementContext,
  ReturnStatementContext,
  RunAsStatementContext,
  SwitchStatementContext,
  ThrowStatementContext,
  TryStatementContext,
  UndeleteStatementContext,
  UpdateStatementContext,
  UpsertStatementContext,
  WhileStatementContext,
  type StatementContext
} from "@apexdevtools/apex-parser";
import type { ParserRuleContext } from "antlr4";
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

type Compile = (body: Body, node: never) => Statement;
type NodeClass = abstract new (...args: never[]) => unknown;

const STATEMENTS = new Map<NodeClass, Compile>([
  [BlockContext, compileBlock],
  [LocalVariableDeclarationStatementContext, compileLocalVariables],
  [ExpressionStatementContext, compileExpressionStatement],
  [IfStatementContext, compileIf],
  [SwitchStatementContext, compileSwitch],
  [ForStatementContext, compileFor],
  [WhileStatementContext, compileWhile],
  [DoWhileStatementContext, compileDoWhile],
  [TryStatementContext, compileTry],
  [ReturnStatementContext, compileReturn],
  [ThrowStatementContext, compileThrow],
  [BreakStatementContext, compileBreak],
  [ContinueStatementContext, compileContinue],
  [InsertStatementContext, compileInsert],
  [UpdateStatementContext, compileUpdate],
  [UpsertStatementContext, compileUpsert],
  [DeleteStatementContext, compileDelete],
  [UndeleteStatementContext, compileUndelete],
  [MergeStatementContext, compileMerge],
  [RunAsStatementContext, compileRunAs]
] as [NodeClass, Compile][]);

/** Compiles any statement, each kind by its function in the table above. */
export function compileStatement(body: Body, node: StatementContext): Statement {
  const written = (node as unknown as ParserRuleContext).children?.[0];
  const compile = written === undefined ? undefined : STATEMENTS.get(written.constructor as NodeClass);
  if (compile === undefined) throw unsupported(body.unit.source, node, `the statement ${node.getText()}`);
  return compile(body, written as never);
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
  let mayBeFollowed = false;
  for (const node of nodes) {
    if (!completes && !mayBeFollowed) throw body.problem(node, "Unreachable statement");
    const statement = compileStatement(body, node);
    codes.push(statement.code);
    completes = statement.completes;
    mayBeFollowed = statement.mayBeFollowed === true;
  }
  return { code: codes.join("\n"), completes };
}
