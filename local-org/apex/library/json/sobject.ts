import type { FieldSchema } from "../../../schema/types.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexList, ApexSObject, objectNameOf, raise } from "../../runtime/values/index.ts";
import { fieldTypeName, isDefinition } from "../../types/fieldTypes.ts";
import type { JsonTree } from "./tree.ts";
import { typed, type TypedReading } from "./typed.ts";

type Members = [name: string, value: JsonTree][];

/** Reads a record; for the type `SObject` its `attributes` tell the object. */
export function sObjectFrom(members: Members, type: string, reading: TypedReading): ApexSObject {
  const { schema } = currentExecution().platform;
  const name = type.toLowerCase() === "sobject" ? attributedType(members) : type;
  const record = new ApexSObject(schema.requireObject(objectNameOf(name)));
  for (const [field, value] of members) {
    if (field !== "attributes") setMember(record, field, value, reading);
  }
  return record;
}

function attributedType(members: Members): string {
  const attributes = members.find(([name]) => name === "attributes")?.[1];
  const type = attributes?.kind === "object" ? attributes.members.find(([name]) => name === "type")?.[1] : undefined;
  return type?.token.text ?? raise("System.JSONException", "Cannot tell the sObject's type without attributes");
}

/** What the object does not have is left out, also where strictness is asked for: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm */
function setMember(record: ApexSObject, name: string, value: JsonTree, reading: TypedReading): void {
  const { schema } = record;
  const field = schema.field(name);
  const parent = schema.parentRelationship(name);
  const child = schema.childRelationship(name);
  if (field !== undefined) record.set(field.name, typed(value, jsonTypeName(record, field), reading));
  else if (parent !== undefined && value.kind === "object") {
    record.setParent(name, sObjectFrom(value.members, parentType(parent.referenceTo), reading));
  } else if (child !== undefined) record.setChildren(name, children(value, child.childObject, reading));
}

/** References to custom metadata hold any text, and definitions of objects and fields are known by their names. */
function jsonTypeName(record: ApexSObject, field: FieldSchema): string {
  if (field.type === "id" && isDefinition(record.type)) return "String";
  return field.referenceTo.some((target) => target.endsWith("__mdt")) ? "String" : fieldTypeName(field);
}

function parentType(referenceTo: string[]): string {
  return referenceTo.length === 1 ? (referenceTo[0] ?? "SObject") : "SObject";
}

/** A list, or a query's result `{"totalSize": …, "records": […]}`. */
function children(tree: JsonTree, object: string, reading: TypedReading): ApexList {
  const records = tree.kind === "object" ? tree.members.find(([name]) => name === "records")?.[1] : tree;
  const items = records?.kind === "array" ? records.items : [];
  return new ApexList(
    object,
    items.map((item) => typed(item, object, reading))
  );
}
