import type { FieldSchema, Schema, SObjectSchema } from "../../schema/types.ts";
import type { RecordAccessLevel, SqlCondition } from "../types.ts";
import { anyOf, isOneOf } from "./conditions.ts";
import type { Principals } from "./principals.ts";

/** The condition that what a field of `alias` refers to may be accessed. */
export type ThroughParent = (field: FieldSchema, level: RecordAccessLevel, alias: string) => SqlCondition | null;

const FILES: ReadonlySet<string> = new Set(["ContentDocument", "ContentVersion", "ContentDocumentLink"]);

/** Whether the object holds files. */
export function isOfFiles({ name }: SObjectSchema): boolean {
  return FILES.has(name);
}

/**
 * A file is its owner's; others have it through a link to themselves, to a group of theirs or to a record that they may access.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentdocumentlink.htm
 */
export function fileFilter(
  schema: Schema,
  principals: Principals,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string,
  throughParent: ThroughParent
): SqlCondition | null {
  const document = object.field("ContentDocumentId");
  if (document !== undefined) {
    const needed = object.name === "ContentDocumentLink" && level === "all" ? "edit" : level;
    return throughParent(document, needed, alias);
  }
  const own = isOneOf(alias, "OwnerId", [principals.userId]);
  const entity = schema.object("ContentDocumentLink")?.field("LinkedEntityId");
  return entity === undefined || level === "all"
    ? own
    : anyOf([own, linked(principals, entity, level, alias, throughParent)]);
}

/** Share types of links: viewers read, collaborators edit, and inferred access is that to the record. */
const SHARE_TYPES = { read: "'V', 'C', 'I'", edit: "'C', 'I'" };

/** Whoever sees one of these does not see the files that are linked to it for that. */
const NOT_RECORDS: ReadonlySet<string> = new Set(["User", "Group", "Organization", "CollaborationGroup"]);

function linked(
  principals: Principals,
  entity: FieldSchema,
  level: "read" | "edit",
  alias: string,
  throughParent: ThroughParent
): SqlCondition {
  const link = `${alias}_link`;
  const records = { ...entity, referenceTo: entity.referenceTo.filter((name) => !NOT_RECORDS.has(name)) };
  const reached = anyOf([
    isOneOf(link, "LinkedEntityId", principals.ownAndGroups),
    throughParent(records, level, link)
  ]);
  const documents = `SELECT ${link}."ContentDocumentId" FROM "ContentDocumentLink" ${link} WHERE ${link}.IsDeleted = 0`;
  const shared = `${link}."ShareType" IN (${SHARE_TYPES[level]})`;
  return {
    sql: `${alias}."Id" IN (${documents} AND ${shared}${reached === null ? "" : ` AND ${reached.sql}`})`,
    parameters: reached?.parameters ?? []
  };
}
