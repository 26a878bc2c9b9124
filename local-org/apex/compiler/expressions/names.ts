import type {
  ExpressionContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext,
  VoidPrimaryContext
} from "@apexdevtools/apex-parser";
import { DotExpressionContext, IdPrimaryContext, PrimaryExpressionContext } from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../syntax/node.ts";
import { isSObject } from "../../types/builtin.ts";
import { findField } from "../../types/members.ts";
import { SObjectDeclaration } from "../../types/sobject.ts";
import { typeOf, type ApexType, type FieldDeclaration, type TypeDeclaration } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { resolveTypeRef } from "../types.ts";
import { literal } from "../unit.ts";
import { compileDotCall } from "./calls.ts";
import { compile } from "./compile.ts";
import { alongChain, hasNoMembers, safely } from "./conditional.ts";
import type { Expression, Named } from "./expression.ts";
import { instanceField, staticField, variableOf } from "./fields.ts";
import { schemaMember, schemaReferenceOf } from "./schema.ts";
import { memberOfSObject } from "./sobjectFields.ts";
import { unwrittenConstant, unwrittenMember } from "./unwritten.ts";

/** A lone name: a variable, or an error. */
export function compileName(body: Body, node: IdPrimaryContext): Expression {
  const name = node.id().getText();
  const named = resolveName(body, node, name);
  if (named.kind !== "expression") throw body.problem(node, `Variable does not exist: ${name}`);
  return named.expression;
}

export function compileThis(body: Body, node: ThisPrimaryContext): Expression {
  if (body.isStatic) throw body.problem(node, "This cannot be referenced in a static context");
  return { code: "this", type: typeOf(body.inside), nonNull: true };
}

export function compileSuper(body: Body, node: SuperPrimaryContext): Expression {
  const type = body.inside.superType();
  if (body.isStatic) throw body.problem(node, "Super cannot be referenced in a static context");
  if (type === null) throw body.problem(node, `No super type defined: ${body.inside.name}`);
  return { code: "this", type, nonNull: true, isSuper: true };
}

/** `Foo.class`. */
export function compileClassToken(body: Body, node: TypeRefPrimaryContext): Expression {
  const type = resolveTypeRef(node.typeRef(), body.unit.typeScope(body.inside));
  return typeToken(body, type);
}

export function compileVoidToken(body: Body, _node: VoidPrimaryContext): Expression {
  return { code: body.unit.constant('$.typeToken("void")'), type: body.unit.typeNamed("System.Type"), nonNull: true };
}

function typeToken(body: Body, type: ApexType): Expression {
  const { declaration } = type;
  const name = declaration instanceof SObjectDeclaration ? body.unit.universe.unmistakableName(declaration) : type.name;
  const code = body.unit.constant(`$.typeToken(${literal(name)})`);
  return { code, type: body.unit.typeNamed("System.Type"), nonNull: true };
}

/** `a.b`, `a?.b`, `a.b()`, `a?.b()`. */
export function compileDot(body: Body, node: DotExpressionContext): Expression {
  const call = optional(node.dotMethodCall());
  if (call !== null) return compileDotCall(body, node, call);
  const named = resolveDot(body, node);
  if (named.kind !== "expression") throw body.problem(node, `Variable does not exist: ${lastName(node)}`);
  return named.expression;
}

function lastName(node: DotExpressionContext): string {
  return optional(node.anyId())?.getText() ?? node.getText();
}

/** What stands before a dot: a value, a type or a namespace. */
export function resolveBeforeDot(body: Body, node: ExpressionContext): Named {
  if (node instanceof PrimaryExpressionContext) {
    const primary = node.primary();
    if (primary instanceof IdPrimaryContext) return resolveName(body, node, primary.id().getText());
  }
  if (node instanceof DotExpressionContext && optional(node.dotMethodCall()) === null) return resolveDot(body, node);
  return { kind: "expression", expression: compile(body, node) };
}

/** A name without a dot before it: a local variable, a variable of the class or those around it, a type, a namespace. */
function resolveName(body: Body, node: SyntaxNode, name: string): Named {
  const variable = resolveVariable(body, node, name);
  if (variable !== null) return { kind: "expression", expression: variable };
  const { universe } = body.unit;
  const declaration = universe.declaration(name, body.inside);
  if (declaration !== undefined) return { kind: "type", type: typeOf(declaration) };
  if (universe.isNamespace(name)) return { kind: "namespace", name };
  const inherited = staticAroundSupers(body, node, name);
  if (inherited !== null) return { kind: "expression", expression: inherited };
  throw body.problem(node, `Variable does not exist: ${name}`);
}

/** The type that a name would mean if no variable bore it. */
export function typeBehind(body: Body, node: ExpressionContext): ApexType | null {
  const primary = node instanceof PrimaryExpressionContext ? node.primary() : null;
  if (!(primary instanceof IdPrimaryContext)) return null;
  const declaration = body.unit.universe.declaration(primary.id().getText(), body.inside);
  return declaration === undefined ? null : typeOf(declaration);
}

function resolveVariable(body: Body, node: SyntaxNode, name: string): Expression | null {
  const local = body.local(name);
  if (local !== undefined) return variableOf(local);
  const own = findField(typeOf(body.inside), name);
  if (own !== undefined) checkForward(body, node, own);
  if (own !== undefined && own.isStatic) return staticField(body, node, own);
  if (own !== undefined) {
    if (body.delegates) {
      throw body.problem(node, `Cannot reference instance variables in a constructor invocation: ${own.name}`);
    }
    if (body.isStatic) return null;
    return instanceField(body, node, { code: "this", type: typeOf(body.inside), nonNull: true }, own);
  }
  return staticAround(body, node, body.inside, name);
}

/** A static variable of the class around a class. */
function staticAround(body: Body, node: SyntaxNode, inner: TypeDeclaration, name: string): Expression | null {
  const field = inner.outer === null ? undefined : findField(typeOf(inner.outer), name);
  return field?.isStatic === true ? staticField(body, node, field) : null;
}

/** A static variable beside an inner class that this class extends. */
function staticAroundSupers(body: Body, node: SyntaxNode, name: string): Expression | null {
  for (let above = body.inside.superType(); above !== null; above = above.declaration.superType()) {
    const found = staticAround(body, node, above.declaration, name);
    if (found !== null) return found;
  }
  return null;
}

/** The first value of a variable cannot be taken from those that are declared below it. */
function checkForward(body: Body, node: SyntaxNode, field: FieldDeclaration): void {
  const { initializing } = body;
  if (initializing === null || field.owner !== initializing.owner || field.isStatic !== initializing.isStatic) return;
  if (field.kind === "property") return;
  const order = [...body.inside.fields()];
  if (order.findIndex((each) => each === field) > order.indexOf(initializing)) {
    throw body.problem(node, `Illegal forward reference: ${field.name}`);
  }
}

function resolveDot(body: Body, node: DotExpressionContext): Named {
  const before = resolveBeforeDot(body, node.expression());
  const name = lastName(node);
  if (before.kind !== "expression") return memberOfReference(body, node, before, name);
  const { expression } = before;
  if (optional(node.QUESTIONDOT()) === null) {
    const result = alongChain(expression, (receiver) => memberOfValue(body, node, receiver, name));
    return { kind: "expression", expression: result };
  }
  const result = safely(body, rowOf(expression), (receiver) => memberOfValue(body, node, receiver, name));
  return { kind: "expression", expression: result };
}

/** `[SELECT …]?.Name` asks the one row, and gives null where there is none. */
function rowOf(expression: Expression): Expression {
  const row = expression.isQuery === true ? expression.type.args[0] : undefined;
  return row === undefined ? expression : { code: `$.firstRecord(${expression.code})`, type: row };
}

/** `value.name`. */
function memberOfValue(body: Body, node: SyntaxNode, receiver: Expression, name: string): Expression {
  if (hasNoMembers(receiver)) throw body.problem(node, `Variable does not exist: ${name}`);
  const row = receiver.isQuery === true ? receiver.type.args[0] : undefined;
  if (row !== undefined) {
    return memberOfValue(body, node, { code: `$.singleRecord(${receiver.code})`, type: row, nonNull: true }, name);
  }
  const ofSObject = memberOfSObject(body, node, receiver, name);
  if (ofSObject !== null) return ofSObject;
  const ofSchema = schemaMember(body, receiver, name);
  if (ofSchema !== null) return ofSchema;
  const unwritten = unwrittenMember(body, receiver, name);
  if (unwritten !== null) return unwritten;
  const field = findField(receiver.type, name);
  if (field === undefined) throw body.problem(node, `Variable does not exist: ${name}`);
  if (field.isStatic) {
    const place = `${field.name} from the type ${field.owner.name}`;
    throw body.problem(node, `Static field cannot be referenced from a non static context: ${place}`);
  }
  const member = instanceField(body, node, receiver, field);
  return isSObject(field.type) ? { ...member, isMember: true } : member;
}

/** A name behind a type or a namespace: a static variable, an inner type, a token of the schema. */
function memberOfReference(
  body: Body,
  node: SyntaxNode,
  before: Exclude<Named, { kind: "expression" }>,
  name: string
): Named {
  const { universe } = body.unit;
  if (before.kind === "namespace" && before.name.toLowerCase() === "page")
    return { kind: "expression", expression: page(body, node, name) };
  const schema = schemaReferenceOf(body, before, name);
  if (schema !== null) return schema;
  if (before.kind === "type") {
    if (before.type.declaration.name === "System.Label")
      return { kind: "expression", expression: label(body, node, name) };
    const constant = unwrittenConstant(before.type, name);
    if (constant !== null) return { kind: "expression", expression: constant };
    const field = findField(before.type, name);
    if (field?.isStatic === true) return { kind: "expression", expression: staticField(body, node, field) };
  }
  const path =
    before.kind === "type"
      ? `${before.type.declaration.name}.${name}`
      : `${before.kind === "namespace" ? before.name : ""}.${name}`;
  const inner = universe.declaration(path, body.inside) ?? universe.declaration(simplePath(path), body.inside);
  if (inner !== undefined) return { kind: "type", type: typeOf(inner) };
  const instance = before.kind === "type" ? findField(before.type, name) : undefined;
  if (instance === undefined) throw body.problem(node, `Variable does not exist: ${name}`);
  const place = `${instance.name} from the type ${instance.owner.name}`;
  throw body.problem(node, `Non static field cannot be referenced from a static context: ${place}`);
}

/** `System.Label.Name`. */
function label(body: Body, node: SyntaxNode, name: string): Expression {
  const canonical = body.unit.universe.label(name);
  if (canonical === undefined) throw body.problem(node, `External string does not exist: ${name}`);
  return { code: `$.label(${literal(canonical)})`, type: body.unit.typeNamed("String"), nonNull: true };
}

/** `Page.Name`. */
function page(body: Body, node: SyntaxNode, name: string): Expression {
  const canonical = body.unit.universe.page(name);
  if (canonical === undefined) throw body.problem(node, `Page does not exist: ${name}`);
  return { code: `$.page(${literal(canonical)})`, type: body.unit.typeNamed("System.PageReference"), nonNull: true };
}

/** `System.System.StatusCode` and `System.Database.SaveResult` are written `System.StatusCode` and `Database.SaveResult`. */
function simplePath(path: string): string {
  return path.split(".").slice(1).join(".");
}
