import type {
  SwitchStatementContext,
  WhenControlContext,
  WhenLiteralContext,
  WhenValueContext
} from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../syntax/node.ts";
import { unquote } from "../../syntax/text.ts";
import { isCastable } from "../../types/assignability.ts";
import { NULL, isSObject, isText } from "../../types/builtin.ts";
import { sameType, type ApexType } from "../../types/type.ts";
import { isUnwritten } from "../../types/unwritten.ts";
import type { Body } from "../body.ts";
import { enumConstantCode } from "../expressions/fields.ts";
import { compile } from "../expressions/compile.ts";
import { constantLiteral } from "../expressions/constants.ts";
import type { Expression } from "../expressions/expression.ts";
import { resolveTypeRef } from "../types.ts";
import { literal } from "../unit.ts";
import { compileBlock } from "./compile.ts";
import { mark, type Statement } from "./statement.ts";

/**
 * `switch on value { when 1, 2 { … } when Account a { … } when else { … } }`. Nothing falls through; strings compare with regard to case.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_switch.htm
 */
export function compileSwitch(body: Body, node: SwitchStatementContext): Statement {
  const value = compile(body, node.expression());
  if (!isSwitchable(value.type)) {
    throw body.problem(node, `${value.type.name} is not a valid switch expression type`);
  }
  const blocks = node.whenControl_list();
  const hasElse = checkElse(body, blocks);
  const held = body.fresh("s");
  const seen = new Set<string>();
  let completes = !hasElse;
  const branches = blocks.map((when) =>
    body.scoped(() => {
      const { test, declaration } = compileWhen(body, when.whenValue(), value.type, held, seen);
      const block = compileBlock(body, when.block());
      completes ||= block.completes;
      return `${test}{ ${declaration}${block.code} }`;
    })
  );
  return { code: `{ ${mark(body, node)} const ${held} = ${value.code}; ${branches.join(" else ")} }`, completes };
}

function isSwitchable(type: ApexType): boolean {
  const isValue = type.key === "integer" || type.key === "long" || isText(type);
  return isValue || type.declaration.kind === "enum" || isSObject(type) || isUnwritten(type);
}

/** Whether there is a `when else`, which must be the last. */
function checkElse(body: Body, blocks: readonly WhenControlContext[]): boolean {
  const at = blocks.findIndex((when) => optional(when.whenValue().ELSE()) !== null);
  const found = blocks[at];
  if (found !== undefined && at < blocks.length - 1) {
    throw body.problem(found, "'when else' must be the last when block");
  }
  return found !== undefined;
}

interface When {
  test: string;
  declaration: string;
}

function compileWhen(body: Body, on: WhenValueContext, type: ApexType, held: string, seen: Set<string>): When {
  if (optional(on.ELSE()) !== null) return { test: "", declaration: "" };
  if (optional(on.typeRef()) !== null) return whenType(body, on, type, held, seen);
  const tests = on.whenLiteral_list().map((each) => {
    const code = literalCode(body, each, type);
    once(body, each, seen, code, each.getText());
    return `$.sameCase(${held}, ${code})`;
  });
  return { test: `if (${tests.join(" || ")}) `, declaration: "" };
}

/** `when Account record`. */
function whenType(body: Body, on: WhenValueContext, type: ApexType, held: string, seen: Set<string>): When {
  const to = resolveTypeRef(on.typeRef(), body.unit.typeScope(body.inside));
  if (sameType(type, to)) {
    throw body.problem(on, `${to.name} in the 'when expression' is already matching the switch expression type`);
  }
  if (!isSObject(type) || !isCastable(type, to)) {
    throw body.problem(on, `${to.name} cannot be a 'when type variable' block`);
  }
  once(body, on, seen, to.key, to.name);
  const local = body.declare(on, on.id().getText(), to);
  return { test: `if ($.isInstance(${held}, ${literal(to.name)})) `, declaration: `let ${local.code} = ${held}; ` };
}

function once(body: Body, node: SyntaxNode, seen: Set<string>, code: string, written: string): void {
  if (seen.has(code)) {
    throw body.problem(node, `${written} occurs as more than one when branch for this switch statement`);
  }
  seen.add(code);
}

function literalCode(body: Body, node: WhenLiteralContext, type: ApexType): string {
  const inner = optional(node.whenLiteral());
  if (inner !== null) return literalCode(body, inner, type);
  if (optional(node.NULL()) !== null) return NULL.name;
  if (isSObject(type)) {
    throw body.problem(node, "Switching on SObject types must be a 'when type variable' or 'when null'");
  }
  const name = optional(node.qualifiedName());
  if (name !== null && type.declaration.kind === "enum") return enumConstant(body, node, type, name.getText());
  if (name !== null) return converted(body, node, constantLiteral(body, name), type);
  return converted(body, node, literalOf(body, node), type);
}

function literalOf(body: Body, node: WhenLiteralContext): Expression {
  const text = node.getText();
  const isString = optional(node.StringLiteral()) !== null || optional(node.MultilineStringLiteral()) !== null;
  if (isString) return { code: literal(unquote(text)), type: body.unit.typeNamed("String") };
  if (/l$/i.test(text)) return { code: `${text.slice(0, -1)}n`, type: body.unit.typeNamed("Long") };
  return { code: text, type: body.unit.typeNamed("Integer") };
}

/** The literal as a value of the switch's type: Integers stand for Longs too. */
function converted(body: Body, node: SyntaxNode, value: Expression, type: ApexType): string {
  if (sameType(value.type, type) || (isText(value.type) && isText(type))) return value.code;
  if (value.type.key === "integer" && type.key === "long") return `${value.code}n`;
  throw body.problem(
    node,
    `${value.type.name} value in 'when expression' cannot be implicitly converted to the ${type.name} type in switch expression`
  );
}

function enumConstant(body: Body, node: SyntaxNode, type: ApexType, written: string): string {
  if (written.includes(".")) throw body.problem(node, "Enum value used in 'when expression' should be unqualified");
  const field = type.declaration.field(written.toLowerCase());
  if (field === undefined) throw body.problem(node, `Field does not exist: ${written} on ${type.name}`);
  if (type.declaration.origin === "library") return `${body.unit.libraryField(field)}.get()`;
  return enumConstantCode(body, field);
}
