import { LiteralPrimaryContext, PrimaryExpressionContext } from "@apexdevtools/apex-parser";
import type { SyntaxNode } from "../../syntax/node.ts";
import { isNull } from "../../types/builtin.ts";
import { findField } from "../../types/members.ts";
import { typeOf, type FieldDeclaration } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { ProjectType, type ProjectField } from "../declarations/projectType.ts";
import type { Expression } from "./expression.ts";
import { compileLiteral } from "./literals.ts";

/**
 * The literal that a static final variable, `LIMIT` or `Settings.LIMIT`, was declared with, where only a constant may stand.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_switch.htm
 */
export function constantLiteral(body: Body, node: SyntaxNode): Expression {
  const written = node.getText();
  const field = fieldNamed(body, written);
  if (field === undefined) throw body.problem(node, `Variable does not exist: ${written}`);
  if (!isProjectField(field) || !field.isStatic || !field.isFinal) {
    throw body.problem(node, `Field must be a static final constant: ${field.name}`);
  }
  const value = initialLiteral(body, field);
  if (value === null) throw body.problem(node, `Field must be a non null literal: ${field.name}`);
  return value;
}

function fieldNamed(body: Body, written: string): FieldDeclaration | undefined {
  const path = written.split(".");
  const name = path.pop() ?? "";
  if (path.length > 0) {
    const owner = body.unit.universe.declaration(path.join("."), body.inside);
    return owner === undefined ? undefined : findField(typeOf(owner), name);
  }
  for (let scope: ProjectType | null = body.inside; scope !== null; scope = scope.outer) {
    const field = findField(typeOf(scope), name);
    if (field !== undefined) return field;
  }
  return undefined;
}

function initialLiteral(body: Body, field: ProjectField): Expression | null {
  const { initializer } = field;
  if (!(initializer instanceof PrimaryExpressionContext)) return null;
  const primary = initializer.primary();
  if (!(primary instanceof LiteralPrimaryContext)) return null;
  const value = compileLiteral(body, primary.literal());
  return isNull(value.type) ? null : value;
}

function isProjectField(field: FieldDeclaration): field is ProjectField {
  return field.owner instanceof ProjectType;
}
