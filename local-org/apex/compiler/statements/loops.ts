import type {
  DoWhileStatementContext,
  EnhancedForControlContext,
  ForControlContext,
  ForStatementContext,
  StatementContext,
  WhileStatementContext
} from "@apexdevtools/apex-parser";
import { optional } from "../../syntax/node.ts";
import { isAssignable } from "../../types/assignability.ts";
import { isBoolean, isList, isSet } from "../../types/builtin.ts";
import { lineage } from "../../types/members.ts";
import type { ApexType } from "../../types/type.ts";
import { isUnwritten } from "../../types/unwritten.ts";
import type { Body } from "../body.ts";
import { convert } from "../conversions.ts";
import { compile } from "../expressions/compile.ts";
import { notNull, type Expression } from "../expressions/expression.ts";
import { resolveTypeRef } from "../types.ts";
import { compileBlock, compileStatement } from "./compile.ts";
import { compileCondition, declareLocals } from "./simple.ts";
import { mark, type Statement } from "./statement.ts";

/** Every turn of a loop looks at the CPU time now and then. */
const TICK = "$.tick();";

export function compileWhile(body: Body, node: WhileStatementContext): Statement {
  const condition = compileCondition(body, node.parExpression());
  const loop = inLoop(body, optional(node.statement()));
  const completes = condition.constant !== true || loop.hasBreak;
  return { code: `${mark(body, node)} while (${notNull(condition)}) { ${TICK} ${loop.code} }`, completes };
}

export function compileDoWhile(body: Body, node: DoWhileStatementContext): Statement {
  const start = mark(body, node);
  const loop = around(body, () => compileBlock(body, node.block()).code);
  const condition = compileCondition(body, node.parExpression());
  const completes = condition.constant !== true || loop.hasBreak;
  return { code: `${start} do { ${TICK} ${loop.code} } while (${notNull(condition)});`, completes };
}

export function compileFor(body: Body, node: ForStatementContext): Statement {
  return body.scoped(() => {
    const control = node.forControl();
    const each = optional(control.enhancedForControl());
    const start = mark(body, node);
    if (each !== null) return { code: `${start} ${forEach(body, each, optional(node.statement()))}`, completes: true };
    return counted(body, start, control, optional(node.statement()));
  });
}

/** `for (init; condition; update)`: one with a condition may end, even where the condition is true as it stands. */
function counted(body: Body, start: string, control: ForControlContext, statement: StatementContext | null): Statement {
  const init = initCode(body, control);
  const written = optional(control.expression());
  const condition = written === null ? null : compile(body, written);
  if (condition !== null && !isBoolean(condition.type)) {
    throw body.problem(control, `Condition expression must be of type Boolean: ${condition.type.name}`);
  }
  const update = (optional(control.forUpdate())?.expressionList().expression_list() ?? [])
    .map((each) => compile(body, each).code)
    .join(", ");
  const loop = inLoop(body, statement);
  const test = condition === null ? "" : notNull(condition);
  const code = `${start} { ${init} for (; ${test}; ${update}) { ${TICK} ${loop.code} } }`;
  return { code, completes: condition !== null || loop.hasBreak };
}

function initCode(body: Body, control: ForControlContext): string {
  const init = optional(control.forInit());
  if (init === null) return "";
  const declaration = optional(init.localVariableDeclaration());
  if (declaration !== null) return declareLocals(body, declaration);
  return init
    .expressionList()
    .expression_list()
    .map((each) => `${compile(body, each).code};`)
    .join(" ");
}

/** `for (Type each : values)`: lists, sets, iterables, and queries by one record or by lists of 200. */
function forEach(body: Body, node: EnhancedForControlContext, statement: StatementContext | null): string {
  const type = resolveTypeRef(node.typeRef(), body.unit.typeScope(body.inside));
  const values = compile(body, node.expression());
  const element = elementType(body, node, values);
  const isChunked = values.isQuery === true && isList(type) && !isList(element);
  if (!isChunked && !isAssignable(element, type) && !isNarrowing(element, type)) {
    throw body.problem(node, wrongVariable(values, element, type));
  }
  const held = body.fresh("e");
  const items = isChunked ? `$.chunks(${values.code})` : `$.iterate(${notNull(values)})`;
  const local = body.declare(node, node.id().getText(), type);
  const loop = inLoop(body, statement);
  const value = isChunked ? held : convert({ code: held, type: element }, type);
  return `for (const ${held} of ${items}) { ${TICK} let ${local.code} = ${value}; ${loop.code} }`;
}

function wrongVariable(values: Expression, element: ApexType, type: ApexType): string {
  return values.isQuery === true
    ? `Loop variable must be a generic SObject or List or a concrete SObject or List of: ${element.name}`
    : `Invalid loop variable type expected ${element.name} was ${type.name}`;
}

/** A list of SObject may be walked through with a variable of one object. */
function isNarrowing(element: ApexType, type: ApexType): boolean {
  return isAssignable(type, element) && element.key === "sobject";
}

function elementType(body: Body, node: EnhancedForControlContext, values: Expression): ApexType {
  if ((isList(values.type) || isSet(values.type)) && values.type.args[0] !== undefined) return values.type.args[0];
  if (isUnwritten(values.type)) return values.type;
  for (const each of lineage(values.type)) {
    if (each.declaration.name === "System.Iterable" && each.args[0] !== undefined) return each.args[0];
  }
  throw body.problem(node, `Loop must iterate over collection: ${values.type.name}`);
}

function inLoop(body: Body, statement: StatementContext | null): { code: string; hasBreak: boolean } {
  return around(body, () => (statement === null ? "" : body.scoped(() => compileStatement(body, statement).code)));
}

function around(body: Body, work: () => string): { code: string; hasBreak: boolean } {
  const loop = { hasBreak: false };
  body.loops.push(loop);
  const code = work();
  body.loops.pop();
  return { code, hasBreak: loop.hasBreak };
}
