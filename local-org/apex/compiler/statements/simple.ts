import type {
  BreakStatementContext,
  ContinueStatementContext,
  ExpressionStatementContext,
  IfStatementContext,
  LocalVariableDeclarationContext,
  LocalVariableDeclarationStatementContext,
  ParExpressionContext,
  ReturnStatementContext,
  RunAsStatementContext,
  TypeRefContext,
  VariableDeclaratorsContext,
  ThrowStatementContext
} from "@apexdevtools/apex-parser";
import {
  AssignExpressionContext,
  DotExpressionContext,
  MethodCallExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext
} from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../syntax/node.ts";
import { isAssignable } from "../../types/assignability.ts";
import { isBoolean, isVoid } from "../../types/builtin.ts";
import type { SourceError } from "../../../errors.ts";
import type { Body, BodyKind } from "../body.ts";
import { assignTo } from "../conversions.ts";
import { readModifiers, type Modifiers } from "../declarations/modifiers.ts";
import { compile } from "../expressions/compile.ts";
import { notNull, type Expression } from "../expressions/expression.ts";
import { resolveTypeRef } from "../types.ts";
import { compileBlock, compileStatement } from "./compile.ts";
import { mark, simple, type Statement } from "./statement.ts";

export function compileLocalVariables(body: Body, node: LocalVariableDeclarationStatementContext): Statement {
  const declaration = node.localVariableDeclaration();
  return simple(`${mark(body, node)} ${declareLocals(body, declaration)}`);
}

/** `Integer a = 1, b;` as JavaScript declarations. */
export function declareLocals(body: Body, declaration: LocalVariableDeclarationContext): string {
  return declareVariables(body, declaration, readModifiers(declaration.modifier_list()));
}

/** What local variables and those between the statements of a script have in common. */
interface VariablesNode {
  typeRef(): TypeRefContext;
  variableDeclarators(): VariableDeclaratorsContext;
}

export function declareVariables(body: Body, node: VariablesNode, { words }: Modifiers): string {
  const type = resolveTypeRef(node.typeRef(), body.unit.typeScope(body.inside));
  const isFinal = words.has("final");
  const codes = node
    .variableDeclarators()
    .variableDeclarator_list()
    .map((each) => {
      const initial = optional(each.expression());
      const value = initial === null ? "null" : assignTo(body, each, compile(body, initial), type);
      const { code, assigned } = body.declare(each, each.id().getText(), type, isFinal);
      const flag = assigned === null ? "" : `, ${assigned} = ${initial !== null}`;
      return `let ${code} = ${value}${flag};`;
    });
  return codes.join(" ");
}

const STATEMENT_EXPRESSIONS = [
  AssignExpressionContext,
  DotExpressionContext,
  MethodCallExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext
];

export function compileExpressionStatement(body: Body, node: ExpressionStatementContext): Statement {
  const written = node.expression();
  if (!STATEMENT_EXPRESSIONS.some((kind) => written instanceof kind) || isFieldOnly(written)) {
    throw body.problem(node, "Expression cannot be a statement.");
  }
  return simple(`${mark(body, node)} ${compile(body, written).code};`);
}

function isFieldOnly(node: SyntaxNode): boolean {
  return node instanceof DotExpressionContext && optional(node.dotMethodCall()) === null;
}

export function compileIf(body: Body, node: IfStatementContext): Statement {
  const condition = compileCondition(body, node.parExpression());
  const [first, second] = node.statement_list().map((each) => body.scoped(() => compileStatement(body, each)));
  const otherwise = second === undefined ? "" : ` else { ${second.code} }`;
  const completes = second === undefined || first?.completes === true || second.completes;
  return { code: `${mark(body, node)} if (${notNull(condition)}) { ${first?.code ?? ""} }${otherwise}`, completes };
}

/** A condition in parentheses, which must be Boolean. */
export function compileCondition(body: Body, node: ParExpressionContext): Expression {
  const condition = compile(body, node.expression());
  if (!isBoolean(condition.type)) {
    throw body.problem(node, `Condition expression must be of type Boolean: ${condition.type.name}`);
  }
  return condition;
}

export function compileReturn(body: Body, node: ReturnStatementContext): Statement {
  const written = optional(node.expression());
  if (written === null) {
    if (!isVoid(body.returns)) throw missingReturn(body, node);
    return { code: `${mark(body, node)} return${body.kind === "constructor" ? " this" : ""};`, completes: false };
  }
  if (isVoid(body.returns)) throw body.problem(node, NO_RESULT[body.kind]);
  const value = assignTo(body, node, compile(body, written), body.returns);
  return { code: `${mark(body, node)} return ${value};`, completes: false };
}

const NO_RESULT: Record<BodyKind, string> = {
  method: "Void method must not return a value",
  constructor: "Constructors must not return a value",
  initializer: "Return must be called from a method",
  trigger: "Trigger bodies must not return a value"
};

/** The error of a method with a result that ends, or returns, without one. */
export function missingReturn(body: Body, node: SyntaxNode): SourceError {
  return body.problem(node, `Missing return statement required return type: ${body.returns.name}`);
}

export function compileThrow(body: Body, node: ThrowStatementContext): Statement {
  const thrown = compile(body, node.expression());
  if (!isAssignable(thrown.type, body.unit.typeNamed("Exception"))) {
    throw body.problem(node, `Throw expression must be of type exception: ${thrown.type.name}`);
  }
  return { code: `${mark(body, node)} throw ${notNull(thrown)};`, completes: false };
}

export function compileBreak(body: Body, node: BreakStatementContext): Statement {
  const loop = body.loops.at(-1);
  if (loop === undefined) throw body.problem(node, "Break statement must be in loop");
  loop.hasBreak = true;
  return { code: `${mark(body, node)} break;`, completes: false };
}

export function compileContinue(body: Body, node: ContinueStatementContext): Statement {
  if (body.loops.length === 0) throw body.problem(node, "Continue statement must be in loop");
  return { code: `${mark(body, node)} continue;`, completes: false };
}

const RUN_AS = ["User", "System.Version"];

/** `System.runAs(user) { … }`. */
export function compileRunAs(body: Body, node: RunAsStatementContext): Statement {
  const [user] = optional(node.expressionList())?.expression_list() ?? [];
  const asked = user === undefined ? null : compile(body, user);
  if (asked === null || !RUN_AS.some((name) => isAssignable(asked.type, body.unit.typeNamed(name)))) {
    throw body.problem(node, "runAs requires a single argument of type 'User' or 'Version'");
  }
  const restore = body.fresh("u");
  const { code, completes } = compileBlock(body, node.block());
  return {
    code: `${mark(body, node)} const ${restore} = $.runAs(${notNull(asked)}); try ${code} finally { ${restore}(); }`,
    completes,
    mayBeFollowed: true
  };
}
