import type {
  AccessLevelContext,
  DeleteStatementContext,
  ExpressionContext,
  InsertStatementContext,
  MergeStatementContext,
  UndeleteStatementContext,
  UpdateStatementContext,
  UpsertStatementContext
} from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../syntax/node.ts";
import { isList, isSObject } from "../../types/builtin.ts";
import { SObjectDeclaration } from "../../types/sobject.ts";
import type { Body } from "../body.ts";
import { compile } from "../expressions/compile.ts";
import { notNull, type Expression } from "../expressions/expression.ts";
import { literal } from "../unit.ts";
import { mark, simple, type Statement } from "./statement.ts";

interface DmlNode extends SyntaxNode {
  expression(): ExpressionContext;
  accessLevel(): AccessLevelContext;
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_database.htm */
export const compileInsert = (body: Body, node: InsertStatementContext): Statement => dml(body, node, "insert");
export const compileUpdate = (body: Body, node: UpdateStatementContext): Statement => dml(body, node, "update");
export const compileDelete = (body: Body, node: DeleteStatementContext): Statement => dml(body, node, "delete");
export const compileUndelete = (body: Body, node: UndeleteStatementContext): Statement => dml(body, node, "undelete");

export function compileUpsert(body: Body, node: UpsertStatementContext): Statement {
  const key = optional(node.qualifiedName());
  if (key === null) return dml(body, node, "upsert");
  return dml(body, node, "upsert", externalId(body, node, key.getText()));
}

/** `merge master duplicate;` */
export function compileMerge(body: Body, node: MergeStatementContext): Statement {
  const [one, others] = node.expression_list().map((each) => compile(body, each));
  if (one !== undefined && !(one.type.declaration instanceof SObjectDeclaration)) {
    throw body.problem(node, `Merge requires a concrete SObject type: ${one.type.name}`);
  }
  const [master, duplicates] = [one, others].map((each) => each && notNull(each));
  const level = literal(accessLevel(node));
  return simple(`${mark(body, node)} $.merge(${master ?? "null"}, ${duplicates ?? "null"}, ${level});`);
}

function dml(body: Body, node: DmlNode, operation: string, externalIdField: string | null = null): Statement {
  const records = compile(body, node.expression());
  if (!isRecords(records)) {
    throw body.problem(node, `DML requires SObject or SObject list type: ${records.type.name}`);
  }
  const options = [literal(operation), notNull(records), literal(accessLevel(node)), literal(externalIdField)];
  return simple(`${mark(body, node)} $.dml(${options.join(", ")});`);
}

function isRecords(records: Expression): boolean {
  const { type } = records;
  return isSObject(type) || (isList(type) && type.args[0] !== undefined && isSObject(type.args[0]));
}

function accessLevel(node: { accessLevel(): AccessLevelContext }): "user" | "system" | null {
  const level = optional(node.accessLevel());
  if (level === null) return null;
  return optional(level.USER()) === null ? "system" : "user";
}

function externalId(body: Body, node: UpsertStatementContext, written: string): string {
  const name = written.split(".").at(-1) ?? written;
  const type = compile(body, node.expression()).type;
  const object = isList(type) ? type.args[0]?.declaration : type.declaration;
  if (!(object instanceof SObjectDeclaration)) {
    throw body.problem(node, "Upsert with a field specification requires a concrete SObject type");
  }
  const field = object.schema.field(name);
  if (field === undefined) throw body.problem(node, `Invalid field ${name} for SObject ${object.name}`);
  const identifies = field.externalId || field.nameField || field.type === "id" || field.type === "email";
  if (!identifies) {
    throw body.problem(
      node,
      `Invalid field for upsert, must be an External Id custom or standard indexed field: ${field.name}`
    );
  }
  return field.name;
}
