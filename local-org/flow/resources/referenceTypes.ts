import type { ResolvedReference } from "../../formula/references.ts";
import type { FieldType, Schema, SObjectSchema } from "../../schema/types.ts";
import type { Interview } from "../interviews/interview.ts";
import { fieldTypeOf, looksLike } from "../values/dataType.ts";
import { FlowRecord } from "../values/flowValue.ts";

const OF_THE_FLOW: Readonly<Record<string, FieldType>> = {
  currentdate: "date",
  currentdatetime: "datetime",
  interviewstarttime: "datetime"
};

/** A name in a formula of the flow with its type; null for one that is no matter of the flow. */
export function resolveInFlow(interview: Interview, path: readonly string[]): ResolvedReference | null {
  const [first = "", ...members] = path;
  const name = path.join(".");
  const global = first.toLowerCase();
  if (global === "$flow") return { name, type: OF_THE_FLOW[(members[0] ?? "").toLowerCase()] ?? "string" };
  if (global === "$globalconstant")
    return { name, type: members[0]?.toLowerCase() === "emptystring" ? "string" : "boolean" };
  if (global === "$record" || global === "$record__prior")
    return { name, type: typeInRecord(interview, interview.flow.object, members) };
  if (first.startsWith("$")) return null;
  const type = interview.resource(first).type;
  if (type === null || type.dataType === "Apex") return { name, type: typeOfValue(interview, first, members) };
  if (type.dataType === "SObject") return { name, type: typeInRecord(interview, type.objectType, members) };
  return { name, type: fieldTypeOf(type.dataType) };
}

/** What nobody has declared is of the type of what it holds now. */
function typeOfValue(interview: Interview, first: string, members: readonly string[]): FieldType {
  const value = interview.value(first);
  if (value instanceof FlowRecord) return typeInRecord(interview, value.object.name, members);
  return looksLike(interview.read([first, ...members].join(".")));
}

/** The type of a field that is reached from an object; a record itself counts as its id. */
function typeInRecord(interview: Interview, objectName: string | null, members: readonly string[]): FieldType {
  const { schema } = interview.context.org;
  const last = members.at(-1);
  if (objectName === null || last === undefined) return "string";
  const owner = members
    .slice(0, -1)
    .reduce((object, relation) => parentOf(schema, object, relation), schema.object(objectName));
  const field = owner?.field(last);
  if (field === undefined) throw interview.notSupported(`the field ${objectName}.${members.join(".")}`);
  return field.type;
}

function parentOf(schema: Schema, object: SObjectSchema | undefined, relation: string): SObjectSchema | undefined {
  const reference = object?.parentRelationship(relation);
  return reference === undefined ? undefined : schema.object(reference.referenceTo[0] ?? "");
}
