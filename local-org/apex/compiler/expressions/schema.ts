import { SObjectDeclaration } from "../../types/sobject.ts";
import { isSObject } from "../../types/builtin.ts";
import type { TypeDeclaration } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { literal } from "../unit.ts";
import type { Expression, Named, Reference } from "./expression.ts";

/**
 * Tokens of the schema behind a type's name: `Account.SObjectType`, `Account.Name`, `Account.fields`, `Schema.SObjectType.Account`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_describe_objects_understanding.htm
 */
export function schemaReferenceOf(body: Body, before: Reference, name: string): Named | null {
  if (before.kind !== "type") return null;
  if (before.type.declaration.name === "Schema.SObjectType") return describedObject(body, name);
  const { declaration } = before.type;
  const hidden = hiddenObject(body, declaration, name);
  if (hidden !== null) return { kind: "expression", expression: hidden };
  if (declaration.name === "AggregateResult" && name.toLowerCase() === "sobjecttype") {
    return { kind: "expression", expression: sObjectToken(body, "AggregateResult") };
  }
  if (!isSObject(before.type) || !(declaration instanceof SObjectDeclaration)) return null;
  const expression = tokenOf(body, declaration, name);
  return expression === null ? null : { kind: "expression", expression };
}

/** A token of an object such as BusinessHours that has the name of a class of the library. */
function hiddenObject(body: Body, declaration: TypeDeclaration, name: string): Expression | null {
  if (declaration.origin !== "library" || declaration.kind !== "class") return null;
  if (declaration.field(name.toLowerCase()) !== undefined) return null;
  const object = body.unit.universe.sObject(declaration.name.replace(/^System\./, ""));
  return object === undefined ? null : tokenOf(body, object, name);
}

function tokenOf(body: Body, object: SObjectDeclaration, name: string): Expression | null {
  const key = name.toLowerCase();
  if (key === "sobjecttype") return sObjectToken(body, object.name);
  if (key === "fields" || key === "fieldsets") {
    return { ...describe(body, object.name, key), tokens: true };
  }
  const field = object.schema.field(name);
  return field === undefined ? null : fieldToken(body, object.name, field.name);
}

function describedObject(body: Body, name: string): Named | null {
  const object = body.unit.universe.sObject(name);
  if (object === undefined) return null;
  const token = sObjectToken(body, object.name);
  const code = `$.describe(${token.code})`;
  const type = body.unit.typeNamed("Schema.DescribeSObjectResult");
  return { kind: "expression", expression: { code, type, nonNull: true, describes: object.name } };
}

/** Names behind `describe.fields` and `describe.fieldSets`, which are not variables of a class. */
export function schemaMember(body: Body, receiver: Expression, name: string): Expression | null {
  if (receiver.rowCausesOf !== undefined) return rowCause(body, receiver.rowCausesOf, name);
  const { describes } = receiver;
  if (describes === undefined) return null;
  const key = name.toLowerCase();
  if (receiver.type.declaration.name === "Schema.SObjectType") {
    return key === "fields" || key === "fieldsets" ? { ...describe(body, describes, key), tokens: true } : null;
  }
  if (receiver.type.declaration.name === "Schema.DescribeSObjectResult") {
    return key === "fields" || key === "fieldsets" ? describe(body, describes, key) : null;
  }
  const schema = body.unit.universe.sObject(describes)?.schema;
  if (receiver.type.declaration.name === "Schema.SObjectTypeFieldSets") return fieldSet(body, describes, name);
  const field = schema?.field(name);
  if (field === undefined) return null;
  const token = fieldToken(body, describes, field.name);
  if (receiver.tokens === true) return token;
  const type = body.unit.typeNamed("Schema.DescribeFieldResult");
  return { code: `$.describe(${token.code})`, type, nonNull: true };
}

function describe(body: Body, object: string, part: "fields" | "fieldsets"): Expression {
  const type = body.unit.typeNamed(part === "fields" ? "Schema.SObjectTypeFields" : "Schema.SObjectTypeFieldSets");
  const code = `$.describePart(${literal(object)},${literal(part)})`;
  return { code, type, nonNull: true, describes: object };
}

function fieldSet(body: Body, object: string, name: string): Expression {
  return {
    code: `$.fieldSet(${literal(object)},${literal(name)})`,
    type: body.unit.typeNamed("Schema.FieldSet"),
    nonNull: true
  };
}

function sObjectToken(body: Body, object: string): Expression {
  body.unit.references.add(object);
  const type = body.unit.typeNamed("Schema.SObjectType");
  return { code: `$.sObjectToken(${literal(object)})`, type, nonNull: true, describes: object };
}

function fieldToken(body: Body, object: string, field: string): Expression {
  body.unit.references.add(object);
  const type = body.unit.typeNamed("Schema.SObjectField");
  const rowCauses = field === "RowCause" ? { rowCausesOf: object } : {};
  return { code: `$.fieldToken(${literal(object)},${literal(field)})`, type, nonNull: true, ...rowCauses };
}

/**
 * `Schema.Invoice__Share.RowCause.Reviewer__c`: the reason's name as text.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_creating_with_apex.htm
 */
function rowCause(body: Body, shareObject: string, name: string): Expression | null {
  const reasons = body.unit.universe.sObject(shareObject)?.schema.field("RowCause")?.picklistValues ?? [];
  const reason = reasons.find((each) => each.value.toLowerCase() === name.toLowerCase());
  if (reason === undefined) return null;
  return { code: literal(reason.value), type: body.unit.typeNamed("String"), nonNull: true };
}
