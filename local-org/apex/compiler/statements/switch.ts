import type { SwitchStatementContext, WhenLiteralContext, WhenValueContext } from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../syntax/node.ts";
import { unquote } from "../../syntax/text.ts";
import { isCastable } from "../../types/assignability.ts";
import { NULL, isGenericSObject, isSObject, isText } from "../../types/builtin.ts";
import type { ApexType } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { enumConstantCode } from "../expressions/fields.ts";
import { compile } from "../expressions/compile.ts";
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
  const held = body.fresh("s");
  const branches: string[] = [];
  const seen = new Set<string>();
  let completes = false;
  let hasElse = false;
  for (const when of node.whenControl_list()) {
    const on = when.whenValue();
    if (hasElse) throw body.problem(when, "when else block must be the last block in a switch statement");
    hasElse = optional(on.ELSE()) !== null;
    const branch = body.scoped(() => {
      const { test, declaration } = compileWhen(body, on, value.type, held, seen);
      const block = compileBlock(body, when.block());
      completes ||= block.completes;
      return `${test}{ ${declaration}${block.code} }`;
    });
    branches.push(branch);
  }
  const code = `${mark(body, node)} const ${held} = ${value.code}; ${branches.join(" else ")}`;
  return { code: `{ ${code} }`, completes: completes || !hasElse };
}

interface When {
  test: string;
  declaration: string;
}

function compileWhen(body: Body, on: WhenValueContext, type: ApexType, held: string, seen: Set<string>): When {
  if (optional(on.ELSE()) !== null) return { test: "", declaration: "" };
  const typeRef = optional(on.typeRef());
  if (typeRef !== null) {
    const to = resolveTypeRef(typeRef, body.unit.typeScope(body.inside));
    if (!isSObject(type) || !isCastable(type, to)) {
      throw body.problem(on, `Incompatible types since an instance of ${type.name} is never an instance of ${to.name}`);
    }
    const local = body.declare(on, on.id().getText(), to);
    return { test: `if ($.isInstance(${held}, ${literal(to.name)})) `, declaration: `let ${local.code} = ${held}; ` };
  }
  const tests = on.whenLiteral_list().map((each) => {
    const code = literalCode(body, each, type);
    if (seen.has(code)) throw body.problem(each, `Duplicate when value: ${each.getText()}`);
    seen.add(code);
    return `$.sameCase(${held}, ${code})`;
  });
  return { test: `if (${tests.join(" || ")}) `, declaration: "" };
}

function literalCode(body: Body, node: WhenLiteralContext, type: ApexType): string {
  const inner = optional(node.whenLiteral());
  if (inner !== null) return literalCode(body, inner, type);
  if (optional(node.NULL()) !== null) return NULL.name;
  const name = optional(node.qualifiedName());
  if (name !== null) return enumConstant(body, node, type, name.getText());
  if (isGenericSObject(type)) throw body.problem(node, "Expression must be a type and variable");
  const text = node.getText();
  if (optional(node.StringLiteral()) !== null || optional(node.MultilineStringLiteral()) !== null) {
    if (!isText(type)) throw body.problem(node, `Illegal assignment from String to ${type.name}`);
    return literal(unquote(text));
  }
  if (type.key === "long") return `${text.replace(/l$/i, "")}n`;
  if (type.key !== "integer") throw body.problem(node, `Illegal assignment from Integer to ${type.name}`);
  return String(Number(text) | 0);
}

function enumConstant(body: Body, node: SyntaxNode, type: ApexType, written: string): string {
  const name = written.split(".").pop() ?? written;
  const field = type.declaration.kind === "enum" ? type.declaration.field(name.toLowerCase()) : undefined;
  if (field === undefined) throw body.problem(node, `Enum value does not exist: ${written}`);
  if (type.declaration.origin === "library") return `${body.unit.libraryField(field)}.get()`;
  return enumConstantCode(body, field);
}
