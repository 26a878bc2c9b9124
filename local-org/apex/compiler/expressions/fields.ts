import { isAnnotated } from "../declarations/annotations.ts";
import type { SyntaxNode } from "../../syntax/node.ts";
import { lineage } from "../../types/members.ts";
import { substitute, typeOf, type Access, type ApexType, type FieldDeclaration } from "../../types/type.ts";
import type { Body, Local } from "../body.ts";
import { ProjectType, type ProjectField } from "../declarations/projectType.ts";
import { literal } from "../unit.ts";
import { notNull, type Expression, type Place } from "./expression.ts";
import { triggerVariable } from "./triggerVariables.ts";

/** A local variable or parameter. */
export function variableOf(local: Local): Expression {
  const { code, type, assigned } = local;
  const write = (value: string): string => `(${code} = ${value})`;
  const writeOnce = (value: string): string => `(${code} = $.once(${assigned}, ${assigned} = true, ${value}))`;
  return {
    code,
    type,
    place: () => ({ type, setup: [], read: code, write: assigned === null ? write : writeOnce })
  };
}

export function staticField(body: Body, node: SyntaxNode, field: FieldDeclaration): Expression {
  checkVisible(body, node, field, field.access);
  if (isProjectField(field))
    return field.owner.kind === "enum" ? enumConstant(body, field) : readable(body, field, projectStatic(body, field));
  const trigger = triggerVariable(body, field);
  if (trigger !== null) return trigger;
  const accessor = body.unit.libraryField(field);
  const place: Place = {
    type: field.type,
    setup: [],
    read: `${accessor}.get()`,
    write: (value) => `${accessor}.assign(null, ${value})`
  };
  return { code: place.read, type: field.type, nonNull: field.owner.kind === "enum", place: () => place };
}

function enumConstant(body: Body, field: ProjectField): Expression {
  return { code: enumConstantCode(body, field), type: field.type, nonNull: true };
}

/** A constant of one of the project's enums. */
export function enumConstantCode(body: Body, field: FieldDeclaration): string {
  return `${body.unit.classConstant(field.owner)}.constants[${literal(field.name)}]`;
}

function projectStatic(body: Body, field: ProjectField): Expression {
  const owner = body.unit.classConstant(field.owner);
  const plain = !isThroughMethods(body, field);
  const read = plain
    ? `${owner}.statics()[${literal(field.key)}]`
    : `${owner}.functions[${literal(`get ${field.key}`)}]()`;
  const write = (value: string): string =>
    plain ? `(${read} = ${value})` : `${owner}.functions[${literal(`set ${field.key}`)}](${value})`;
  return {
    code: read,
    type: field.type,
    place: () => withRefusal(body, field, { type: field.type, setup: [], read, write })
  };
}

/** `receiver.field` of a class. */
export function instanceField(body: Body, node: SyntaxNode, receiver: Expression, field: FieldDeclaration): Expression {
  checkVisible(body, node, field, field.access);
  const type = typeSeenThrough(receiver.type, field);
  const access = isProjectField(field) ? projectAccess(body, field) : libraryAccess(body, field);
  const isOfSuper = receiver.isSuper === true && isProjectField(field) && isThroughMethods(body, field);
  const place = (): Place => {
    const { held, setup } = isOfSuper ? { held: "super", setup: [] } : hold(body, receiver);
    return withRefusal(body, field, {
      type,
      setup,
      read: access.read(held),
      write: (value) => access.write(held, value)
    });
  };
  return readable(body, field, { code: access.read(isOfSuper ? "super" : notNull(receiver)), type, place });
}

/** A property without a getter can be assigned and no more. */
function readable(body: Body, field: FieldDeclaration, value: Expression): Expression {
  const isWriteOnly = isProjectField(field) && field.property?.getter === null && body.accessorOf !== field;
  return isWriteOnly
    ? { ...value, unreadable: `A value cannot be read from ${field.name} in type ${field.owner.name}` }
    : value;
}

/** Keeps an object in a temporary, so that it is evaluated once. */
export function hold(body: Body, receiver: Expression): { held: string; setup: string[] } {
  if (receiver.code === "this") return { held: "this", setup: [] };
  const held = body.temporary();
  return { held, setup: [`${held} = ${notNull(receiver)}`] };
}

interface FieldAccess {
  read(object: string): string;
  write(object: string, value: string): string;
}

function projectAccess(body: Body, field: ProjectField): FieldAccess {
  const key = literal(field.key);
  if (!isThroughMethods(body, field)) {
    return { read: (object) => `${object}[${key}]`, write: (object, value) => `(${object}[${key}] = ${value})` };
  }
  const [getter, setter] = [literal(`get ${field.key}`), literal(`set ${field.key}`)];
  return { read: (object) => `${object}[${getter}]()`, write: (object, value) => `${object}[${setter}](${value})` };
}

function libraryAccess(body: Body, field: FieldDeclaration): FieldAccess {
  const accessor = body.unit.libraryField(field);
  return {
    read: (object) => `${accessor}.get(${object})`,
    write: (object, value) => `${accessor}.assign(${object}, ${value})`
  };
}

/** Within its own accessors a property's name is the value that it keeps. */
function isThroughMethods(body: Body, field: ProjectField): boolean {
  return field.property?.throughMethods === true && body.accessorOf !== field;
}

function typeSeenThrough(receiver: ApexType, field: FieldDeclaration): ApexType {
  for (const each of lineage(receiver)) if (each.declaration === field.owner) return substitute(field.type, each);
  return field.type;
}

function withRefusal(body: Body, field: FieldDeclaration, place: Place): Place {
  const refusal = refusalOf(body, field);
  return refusal === null ? place : { ...place, refusal };
}

/** Final variables get their value from the class itself; those of instances also from constructors of the classes below it. */
function mayInitialize(body: Body, field: FieldDeclaration): boolean {
  if (!body.initializes) return false;
  if (body.inside === field.owner) return true;
  return (
    body.kind === "constructor" && [...lineage(typeOf(body.inside))].some((each) => each.declaration === field.owner)
  );
}

function refusalOf(body: Body, field: FieldDeclaration): string | null {
  if (field.isFinal && !mayInitialize(body, field)) {
    return `Final members can only be assigned in their declaration, init blocks, or constructors: ${field.name}`;
  }
  if (body.accessorOf === field) return null;
  if (field.setAccess === null) return `A value cannot be stored to ${field.name} in type ${field.owner.name}`;
  if (isVisible(body, field, field.setAccess)) return null;
  return `Variable is not visible: ${field.owner.name}.${field.name}`;
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_access_modifiers.htm */
export function isVisible(
  body: Body,
  member: { owner: FieldDeclaration["owner"]; annotations?: FieldDeclaration["annotations"] },
  access: Access
): boolean {
  if (access === "public" || access === "global" || !(member.owner instanceof ProjectType)) return true;
  if (member.owner.topLevel === body.inside.topLevel) return true;
  if (isAnnotated(member.annotations ?? [], "testvisible") && isAnnotated(body.inside.topLevel.annotations, "istest"))
    return true;
  return access === "protected" && isBelow(body.inside, member.owner);
}

function isBelow(type: ProjectType, owner: ProjectType): boolean {
  return [...lineage(typeOf(type))].some((each) => each.declaration === owner);
}

function checkVisible(body: Body, node: SyntaxNode, field: FieldDeclaration, access: Access): void {
  if (!isVisible(body, field, access))
    throw body.problem(node, `Variable is not visible: ${field.owner.name}.${field.name}`);
}

function isProjectField(field: FieldDeclaration): field is ProjectField {
  return field.owner instanceof ProjectType;
}
