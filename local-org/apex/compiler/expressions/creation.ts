import { AssignExpressionContext, PrimaryExpressionContext } from "@apexdevtools/apex-parser";
import type { CreatorContext, ExpressionContext, MapCreatorRestContext } from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../syntax/node.ts";
import { isList, isMap, isSObject, isSet } from "../../types/builtin.ts";
import { SObjectDeclaration } from "../../types/sobject.ts";
import { substitute, type ApexType } from "../../types/type.ts";
import { isUnwritten } from "../../types/unwritten.ts";
import type { Body } from "../body.ts";
import { assignTo } from "../conversions.ts";
import { constructorKey, constructorsOf } from "../declarations/constructors.ts";
import { chooseOverload } from "../overloads.ts";
import { namedType } from "../types.ts";
import { literal } from "../unit.ts";
import { argumentTypes, passArguments } from "./arguments.ts";
import { compile } from "./compile.ts";
import { notNull, type Expression } from "./expression.ts";
import { isVisible } from "./fields.ts";

/** Everything that begins with `new`. */
export function compileNew(body: Body, node: CreatorContext): Expression {
  const pairs = node.createdName().idCreatedNamePair_list();
  const written = pairs.map((pair) => pair.anyId().getText()).join(".");
  const typeArguments = optional(pairs.at(-1)?.typeList())?.typeRef_list() ?? [];
  const type = namedType(written, typeArguments, node, body.unit.typeScope(body.inside));
  return { code: creationCode(body, node, type), type: arrayType(body, node, type), nonNull: true };
}

function arrayType(body: Body, node: CreatorContext, type: ApexType): ApexType {
  return optional(node.arrayCreatorRest()) === null ? type : body.unit.universe.listOf(type);
}

function creationCode(body: Body, node: CreatorContext, type: ApexType): string {
  const array = optional(node.arrayCreatorRest());
  if (array !== null) {
    const size = optional(array.expression());
    if (size !== null) return `$.emptyItems(${literal(type.name)}, ${notNull(compile(body, size))})`;
    return listCode(body, type, optional(array.arrayInitializer())?.expression_list() ?? []);
  }
  const map = optional(node.mapCreatorRest());
  if (map !== null) return mapCode(body, node, type, map);
  const items = optional(node.setCreatorRest());
  if (items !== null) return itemsCode(body, node, type, items.expression_list());
  if (optional(node.noRest()) !== null) return itemsCode(body, node, type, []);
  const list = optional(node.classCreatorRest())?.arguments() ?? null;
  return construct(body, node, type, optional(list?.expressionList())?.expression_list() ?? []);
}

/** `new List<X>{…}`, `new Set<X>{…}`, and both and maps with nothing between the braces. */
function itemsCode(body: Body, node: SyntaxNode, type: ApexType, items: readonly ExpressionContext[]): string {
  const element = type.args[0];
  if (element !== undefined && isList(type)) return listCode(body, element, items);
  if (element !== undefined && isSet(type))
    return `$.newSet(${literal(element.name)}, [${itemCodes(body, element, items)}])`;
  if (isMap(type) && items.length === 0) return newMap(type, "");
  throw body.problem(node, `Type cannot be constructed with an initializer: ${type.name}`);
}

function listCode(body: Body, element: ApexType, items: readonly ExpressionContext[]): string {
  return `$.newList(${literal(element.name)}, [${itemCodes(body, element, items)}])`;
}

function itemCodes(body: Body, element: ApexType, items: readonly ExpressionContext[]): string {
  return items
    .map((item) => {
      const value = compile(body, item);
      const refusal = `Initial expression is of incorrect type, expected: ${element.name} but was: ${value.type.name}`;
      return assignTo(body, item, value, element, refusal);
    })
    .join(", ");
}

function mapCode(body: Body, node: SyntaxNode, type: ApexType, rest: MapCreatorRestContext): string {
  const [key, value] = type.args;
  if (!isMap(type) || key === undefined || value === undefined) {
    throw body.problem(node, `Type cannot be constructed with an initializer: ${type.name}`);
  }
  const entries = rest.mapCreatorRestPair_list().map((pair) => {
    const [left, right] = [compile(body, pair.expression(0)), compile(body, pair.expression(1))];
    const wrongKey = `Invalid key type ${left.type.name} for ${type.name}`;
    const wrongValue = `Invalid value type ${right.type.name} for ${type.name}`;
    return `[${assignTo(body, pair, left, key, wrongKey)}, ${assignTo(body, pair, right, value, wrongValue)}]`;
  });
  return newMap(type, entries.join(", "));
}

function newMap(type: ApexType, entries: string): string {
  return `$.newMap(${literal(type.args[0]?.name ?? "")}, ${literal(type.args[1]?.name ?? "")}, [${entries}])`;
}

function construct(body: Body, node: SyntaxNode, type: ApexType, written: readonly ExpressionContext[]): string {
  if (isSObject(type)) return newRecord(body, node, type, written);
  if (isNeverConstructed(type)) {
    throw body.problem(node, `Type cannot be constructed: ${type.name}`);
  }
  if (isUnwritten(type)) return `$.unwrittenObject(${literal(type.name)})`;
  if (written.some((each) => each instanceof AssignExpressionContext && isNamed(body, each))) {
    throw body.problem(
      node,
      `Invalid constructor syntax, name=value pairs can only be used for SObjects: ${type.name}`
    );
  }
  const args = written.map((each) => compile(body, each));
  if (type.declaration.origin === "project") return newInstance(body, node, type, args);
  if (type.declaration.kind === "collection" && args.length === 0) return emptyCollection(type);
  return newLibraryObject(body, node, type, args);
}

/** Primitives have methods in the place of constructors; exceptions are made of their own classes. */
function isNeverConstructed({ declaration }: ApexType): boolean {
  return ["interface", "enum", "primitive"].includes(declaration.kind) || declaration.name === "Exception";
}

/** `value = 1` as an argument assigns a variable that stands around it; without one it names a field. */
function isNamed(body: Body, node: AssignExpressionContext): boolean {
  const target = node.expression(0);
  return target instanceof PrimaryExpressionContext && body.local(target.getText()) === undefined;
}

function emptyCollection(type: ApexType): string {
  if (isMap(type)) return newMap(type, "");
  return `$.new${type.declaration.name}(${literal(type.args[0]?.name ?? "Object")}, [])`;
}

function newInstance(body: Body, node: SyntaxNode, type: ApexType, args: readonly Expression[]): string {
  if (type.declaration.isAbstract) throw body.problem(node, `Abstract classes cannot be constructed: ${type.name}`);
  const constructor = chooseOverload(constructorsOf(type, body.unit.universe), args);
  if (constructor === undefined) throw noConstructor(body, node, type, args);
  if (!isVisible(body, constructor, constructor.access)) {
    throw body.problem(node, `Constructor is not visible: [${type.name}].<Constructor>${argumentTypes(args)}`);
  }
  const passed = passArguments(body, node, args, constructor.parameters);
  const key = literal(constructorKey(constructor.parameters));
  return `${body.unit.classConstant(type.declaration)}.make()[${key}](${passed.join(", ")})`;
}

function newLibraryObject(body: Body, node: SyntaxNode, type: ApexType, args: readonly Expression[]): string {
  const candidates = constructorsOf(type, body.unit.universe).map((each) => ({
    parameters: each.parameters.map((parameter) => substitute(parameter, type)),
    declared: each.parameters
  }));
  const chosen = chooseOverload(candidates, args);
  if (chosen === undefined) throw wrongInitializer(body, node, type, args) ?? noConstructor(body, node, type, args);
  const types = chosen.declared.map((parameter) => parameter.name).join(",");
  const create = body.unit.constant(
    `$.library.create(${literal(type.declaration.name)},${literal(types)},${literal(body.unit.source.file)})`
  );
  const passed = passArguments(body, node, args, chosen.parameters);
  return `${create}(${[literal(type.name), ...passed].join(", ")})`;
}

/** `new List<Integer>(words)`: what a collection may be made of. */
function wrongInitializer(body: Body, node: SyntaxNode, type: ApexType, args: readonly Expression[]): Error | null {
  const [given] = args;
  const [element] = type.args;
  if (type.declaration.kind !== "collection" || given === undefined || args.length > 1 || element === undefined) {
    return null;
  }
  const found = `Invalid initializer type ${given.type.name} found for ${type.name}`;
  if (isList(type)) {
    return body.problem(node, `${found}: expected an Integer or a List of type ${element.name}`);
  }
  if (isSet(type)) return body.problem(node, `${found}: expected a List or a Set of type: ${element.name}`);
  return body.problem(node, `${found}: expected a Map with the same key and value types, or a valid SObject List`);
}

function noConstructor(body: Body, node: SyntaxNode, type: ApexType, args: readonly Expression[]): Error {
  return body.problem(node, `Constructor not defined: [${type.name}].<Constructor>${argumentTypes(args)}`);
}

/** `new Account(Name = 'x', Parent = other)`. */
function newRecord(body: Body, node: SyntaxNode, type: ApexType, written: readonly ExpressionContext[]): string {
  const { declaration } = type;
  if (!(declaration instanceof SObjectDeclaration))
    throw body.problem(node, `Type cannot be constructed: ${type.name}`);
  body.unit.references.add(declaration.name);
  checkOnce(body, written);
  const values = written.map((each) => namedValue(body, each, declaration));
  return `$.newSObject(${literal(declaration.name)}, [${values.join(", ")}])`;
}

function checkOnce(body: Body, written: readonly ExpressionContext[]): void {
  const seen = new Set<string>();
  for (const each of written) {
    if (!(each instanceof AssignExpressionContext)) continue;
    const name = each.expression(0).getText();
    if (seen.has(name.toLowerCase())) throw body.problem(each, `Duplicate field initialization: ${name}`);
    seen.add(name.toLowerCase());
  }
}

function namedValue(body: Body, node: ExpressionContext, object: SObjectDeclaration): string {
  const name = node instanceof AssignExpressionContext ? node.expression(0) : null;
  if (!(node instanceof AssignExpressionContext) || !(name instanceof PrimaryExpressionContext)) {
    throw body.problem(node, `Type requires name=value pair construction: ${object.name}`);
  }
  const member = object.member(name.getText());
  if (member === null) throw body.problem(name, `Field does not exist: ${name.getText()} on ${object.name}`);
  if (member.kind === "children") throw body.problem(name, `Invalid field initializer: ${name.getText()}`);
  const value = assignTo(body, node, compile(body, node.expression(1)), member.type);
  if (member.kind === "parent") return `{ parent: ${literal(member.relationship)}, value: ${value} }`;
  const { field } = member;
  if (field.calculated) throw body.problem(name, `Field is not writeable: ${object.name}.${field.name}`);
  return `{ field: ${literal(field.name)}, value: ${value} }`;
}
