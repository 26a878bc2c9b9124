import type { BlockContext } from "@apexdevtools/apex-parser";
import type { SyntaxNode } from "../../syntax/node.ts";
import { VOID, isVoid } from "../../types/builtin.ts";
import { lineage } from "../../types/members.ts";
import { typeOf, type ApexType } from "../../types/type.ts";
import { Body, type BodyOptions } from "../body.ts";
import { isAnnotated } from "../declarations/annotations.ts";
import type { SharingDeclaration } from "../declarations/modifiers.ts";
import { ProjectType, type ProjectField, type ProjectMethod } from "../declarations/projectType.ts";
import { compileStatements } from "../statements/compile.ts";
import { missingReturn } from "../statements/simple.ts";
import { literal, type Unit } from "../unit.ts";

export interface Parameter {
  node: SyntaxNode;
  name: string;
  type: ApexType;
}

/**
 * `(a, b) { … }` of a method, or as an arrow function: enters its frame, runs, leaves it. `write` compiles what stands inside.
 */
export function functionCode(
  body: Body,
  frame: string,
  parameters: readonly Parameter[],
  write: () => string,
  arrow: "" | "=> " = ""
): string {
  const names = parameters.map((each) => body.declare(each.node, each.name, each.type).code);
  const code = body.scoped(write);
  const method = body.unit.constant(`$.method(${literal(frame)}, ${literal(sharingOf(body.inside))})`);
  const temporaries = body.temporariesCode();
  return `(${names.join(", ")}) ${arrow}{ const $f = $.enter(${method}); ${temporaries} try {\n${code}\n} finally { $.leave($f); } }`;
}

/** What the class declares of sharing, or one above it; controllers of Lightning components enforce it unless they say otherwise. */
function sharingOf(type: ProjectType): SharingDeclaration {
  for (const each of lineage(typeOf(type))) {
    if (each.declaration instanceof ProjectType && each.declaration.sharing !== null) return each.declaration.sharing;
  }
  return type.allMethods().some((method) => isAnnotated(method.annotations, "auraenabled")) ? "inherited" : null;
}

/** A block as the whole of a method; one that must return a value and may end without it is a compile error. */
export function blockCode(body: Body, block: BlockContext): string {
  const { code, completes } = compileStatements(body, block.statement_list());
  if (completes && !isVoid(body.returns)) {
    throw missingReturn(body, atEnd(block));
  }
  return code;
}

/** The closing brace of a block. */
function atEnd(block: BlockContext): SyntaxNode {
  return { start: block.stop ?? block.start, stop: block.stop, getText: () => "}" };
}

export function methodCode(unit: Unit, method: ProjectMethod): string {
  const block = method.body;
  if (block === null) return "() { }";
  const body = bodyOf(unit, method.owner, { isStatic: method.isStatic, returns: method.returns });
  const parameters = parametersOf(method.node, method.parameterNames, method.parameters);
  return functionCode(body, frameName(method.owner, method.name), parameters, () => blockCode(body, block));
}

export function getterCode(unit: Unit, field: ProjectField): string {
  const block = field.property?.getter?.body ?? null;
  const body = bodyOf(unit, field.owner, { isStatic: field.isStatic, returns: field.type, accessorOf: field });
  if (block === null) return `() { return ${storage(unit, field)}; }`;
  return functionCode(body, frameName(field.owner, field.name), [], () => blockCode(body, block));
}

export function setterCode(unit: Unit, field: ProjectField): string {
  const setter = field.property?.setter ?? null;
  if (setter?.body === null || setter === null) return `(value) { return (${storage(unit, field)} = value); }`;
  const block = setter.body;
  const body = bodyOf(unit, field.owner, { isStatic: field.isStatic, returns: VOID, accessorOf: field });
  const parameter: Parameter = { node: setter.node, name: "value", type: field.type };
  const frame = frameName(field.owner, field.name);
  const run = functionCode(body, frame, [parameter], () => blockCode(body, block), "=> ");
  return `(value) { const set = ${run}; set(value); return value; }`;
}

function storage(unit: Unit, field: ProjectField): string {
  const key = literal(field.key);
  return field.isStatic ? `${unit.classConstant(field.owner)}.statics()[${key}]` : `this[${key}]`;
}

export function bodyOf(unit: Unit, inside: ProjectType, options: Omit<BodyOptions, "unit" | "inside">): Body {
  return new Body({ unit, inside, ...options });
}

/** `Class.Foo.Inner.bar`, as stack traces name it. */
export function frameName(owner: ProjectType, member: string): string {
  return `Class.${owner.name}.${member}`;
}

export function parametersOf(node: SyntaxNode, names: readonly string[], types: readonly ApexType[]): Parameter[] {
  return names.flatMap((name, index) => {
    const type = types[index];
    return type === undefined ? [] : [{ node, name, type }];
  });
}
