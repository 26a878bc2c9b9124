import type { SyntaxNode } from "../../syntax/node.ts";
import { isSObject } from "../../types/builtin.ts";
import { SObjectDeclaration, type SObjectMember } from "../../types/sobject.ts";
import type { Body } from "../body.ts";
import { literal } from "../unit.ts";
import { notNull, type Expression, type Place } from "./expression.ts";
import { hold } from "./fields.ts";

/** `record.Name`, `record.Account`, `record.Contacts`; null where the receiver is no record of a certain object. */
export function memberOfSObject(body: Body, node: SyntaxNode, receiver: Expression, name: string): Expression | null {
  if (!isSObject(receiver.type)) return null;
  const { declaration } = receiver.type;
  if (!(declaration instanceof SObjectDeclaration)) {
    if (name.toLowerCase() !== "id") throw body.problem(node, `Variable does not exist: ${name}`);
    return fieldOf(body, receiver, "Id", body.unit.typeNamed("Id"), null);
  }
  body.unit.references.add(declaration.name);
  const member = declaration.member(name);
  if (member === null) {
    throw body.problem(node, `Variable does not exist: ${name}`);
  }
  return memberExpression(body, receiver, member);
}

function memberExpression(body: Body, receiver: Expression, member: SObjectMember): Expression {
  if (member.kind === "field") {
    const refusal = isWriteable(member) ? null : `Field is not writeable: ${receiver.type.name}.${member.field.name}`;
    return fieldOf(body, receiver, member.field.name, member.type, refusal);
  }
  const relationship = literal(member.relationship);
  if (member.kind === "children") {
    return { code: `${notNull(receiver)}.childrenOf(${relationship})`, type: member.type, nonNull: true };
  }
  return parentOf(body, receiver, relationship, member.type);
}

/** What only the system writes, unless an org lets administrators set it. */
const AUDIT_FIELDS = new Set(["CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById", "SystemModstamp"]);

/** Formulas and roll-up summaries, and what the system fills, cannot be assigned; identifiers can. */
function isWriteable(member: SObjectMember & { kind: "field" }): boolean {
  const { field } = member;
  if (AUDIT_FIELDS.has(field.name)) return false;
  return field.createable || field.updateable || field.type === "id" || !(field.calculated || field.autoNumber);
}

function fieldOf(
  body: Body,
  receiver: Expression,
  name: string,
  type: Expression["type"],
  refusal: string | null
): Expression {
  const key = literal(name);
  const place = (): Place => {
    const { held, setup } = hold(body, receiver);
    const write = (value: string): string => `$.setField(${held}, ${key}, ${value})`;
    return { type, setup, read: `${held}.get(${key})`, write, ...(refusal === null ? {} : { refusal }) };
  };
  const mayBeMissing = receiver.isParent === true || (receiver.isMember === true && name !== "Id");
  const code = mayBeMissing ? `$.parentField(${receiver.code}, ${key})` : `${notNull(receiver)}.get(${key})`;
  const sObjectField = { object: notNull(receiver), field: name };
  return { code, type, sObjectField, place };
}

/** A parent that is missing reads as null, and so do its fields. */
function parentOf(body: Body, receiver: Expression, relationship: string, type: Expression["type"]): Expression {
  const place = (): Place => {
    const { held, setup } = hold(body, receiver);
    const write = (value: string): string => `$.setParent(${held}, ${relationship}, ${value})`;
    return { type, setup, read: `${held}.parent(${relationship})`, write };
  };
  const code =
    receiver.isParent === true || receiver.isMember === true
      ? `$.parentOf(${receiver.code}, ${relationship})`
      : `${notNull(receiver)}.parent(${relationship})`;
  return { code, type, isParent: true, place };
}
