import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";

/** References to the records that control access to these objects' records, where neither a master nor their names tell. */
const CONTROLLING: Readonly<Record<string, readonly string[]>> = {
  AccountPartner: ["AccountFromId"],
  Asset: ["AccountId"],
  ContentDistribution: ["ContentVersionId"],
  EmailMessage: ["RelatedToId", "ParentId", "ActivityId"],
  Partner: ["AccountFromId", "OpportunityId"],
  ProcessInstance: ["TargetObjectId"],
  TopicAssignment: ["EntityId"]
};

/** What a record hangs on whose object is controlled by its parent and is no detail: access to one of these is enough. */
export function controllingReferences(object: SObjectSchema): FieldSchema[] {
  const [first] = ["ParentId", "AccountId"].filter((name) => object.field(name) !== undefined);
  const names = CONTROLLING[object.name] ?? (first === undefined ? [] : [first]);
  return names.flatMap((name) => object.field(name) ?? []);
}
