import {
  ArrayExpressionContext,
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  AssignExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  CastExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  EqualityExpressionContext,
  IdPrimaryContext,
  InstanceOfExpressionContext,
  LiteralPrimaryContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  MethodCallExpressionContext,
  NegExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  SoqlPrimaryContext,
  SoslPrimaryContext,
  SubExpressionContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext,
  VoidPrimaryContext,
  type ExpressionContext,
  type PrimaryContext
} from "@apexdevtools/apex-parser";
import type { SyntaxNode } from "../../syntax/node.ts";
import type { Body } from "../body.ts";
import { unsupported } from "../source.ts";
import { compileAssignment, compilePostfix } from "./assignments.ts";
import { compileCall } from "./calls.ts";
import { compileCast, compileInstanceOf } from "./casts.ts";
import { compileCoalesce, compileConditional } from "./conditional.ts";
import { compileNew } from "./creation.ts";
import type { Expression } from "./expression.ts";
import { compileLiteral } from "./literals.ts";
import { compileClassToken, compileDot, compileName, compileSuper, compileThis, compileVoidToken } from "./names.ts";
import { compileAdditive, compileMultiplicative } from "./operators/arithmetic.ts";
import { compileBitwise, compileShift } from "./operators/bits.ts";
import { compileComparison, compileEquality } from "./operators/comparison.ts";
import { compileLogic, compileNegation, compilePrefix } from "./operators/logic.ts";
import { compileSoql, compileSosl } from "./queries.ts";
import { compileSubscript } from "./subscripts.ts";

type Compile = (body: Body, node: never) => Expression;
type NodeClass = abstract new (...args: never[]) => unknown;

const EXPRESSIONS = new Map<NodeClass, Compile>([
  [PrimaryExpressionContext, (body: Body, node: PrimaryExpressionContext) => compilePrimary(body, node.primary())],
  [
    SubExpressionContext,
    (body: Body, node: SubExpressionContext) => outOfChain(compileTarget(body, node.expression()))
  ],
  [DotExpressionContext, compileDot],
  [ArrayExpressionContext, compileSubscript],
  [
    MethodCallExpressionContext,
    (body: Body, node: MethodCallExpressionContext) => compileCall(body, node.methodCall())
  ],
  [NewExpressionContext, (body: Body, node: NewExpressionContext) => compileNew(body, node.creator())],
  [CastExpressionContext, compileCast],
  [InstanceOfExpressionContext, compileInstanceOf],
  [PostOpExpressionContext, compilePostfix],
  [PreOpExpressionContext, compilePrefix],
  [NegExpressionContext, compileNegation],
  [Arth1ExpressionContext, compileMultiplicative],
  [Arth2ExpressionContext, compileAdditive],
  [BitExpressionContext, compileShift],
  [CmpExpressionContext, compileComparison],
  [EqualityExpressionContext, compileEquality],
  [BitAndExpressionContext, compileBitwise],
  [BitNotExpressionContext, compileBitwise],
  [BitOrExpressionContext, compileBitwise],
  [LogAndExpressionContext, compileLogic],
  [LogOrExpressionContext, compileLogic],
  [CoalExpressionContext, compileCoalesce],
  [CondExpressionContext, compileConditional],
  [AssignExpressionContext, compileAssignment]
] as [NodeClass, Compile][]);

const PRIMARIES = new Map<NodeClass, Compile>([
  [LiteralPrimaryContext, (body: Body, node: LiteralPrimaryContext) => compileLiteral(body, node.literal())],
  [IdPrimaryContext, compileName],
  [ThisPrimaryContext, compileThis],
  [SuperPrimaryContext, compileSuper],
  [TypeRefPrimaryContext, compileClassToken],
  [VoidPrimaryContext, compileVoidToken],
  [SoqlPrimaryContext, (body: Body, node: SoqlPrimaryContext) => compileSoql(body, node.soqlLiteral())],
  [SoslPrimaryContext, (body: Body, node: SoslPrimaryContext) => compileSosl(body, node.soslLiteral())]
] as [NodeClass, Compile][]);

/** Compiles any expression, each kind by its function in the table above. */
export function compile(body: Body, node: ExpressionContext): Expression {
  const expression = compileTarget(body, node);
  if (expression.unreadable !== undefined) throw body.problem(node, expression.unreadable);
  return expression;
}

/** Compiles what stands before an assignment: it need not be readable. */
export function compileTarget(body: Body, node: ExpressionContext): Expression {
  return compileBy(EXPRESSIONS, body, node);
}

export function compilePrimary(body: Body, node: PrimaryContext): Expression {
  return compileBy(PRIMARIES, body, node);
}

function compileBy(table: ReadonlyMap<NodeClass, Compile>, body: Body, node: SyntaxNode): Expression {
  const compileNode = table.get(node.constructor as NodeClass);
  if (compileNode === undefined) throw unsupported(body.unit.source, node, `the expression ${node.getText()}`);
  return compileNode(body, node as never);
}

/** `(x)` is no longer part of a chain; it may still be a variable, a query's rows or a parent record. */
function outOfChain(expression: Expression): Expression {
  const { chain: _chain, ...rest } = expression;
  return rest;
}
