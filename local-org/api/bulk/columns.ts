import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import type { JsonObject } from "../input.ts";

/** How the Bulk API writes an empty value that is meant. */
const NULL = "#N/A";

/** `Name`, `Account.Number__c` or, where the parent may be of several kinds, `User:Owner.Username`. */
interface Column {
  /** A field of the object, or one of its relationships to a parent. */
  name: string;
  /** The field by which the parent is found; null for a field of the object itself. */
  key: string | null;
  /** The kind of parent, where the header says so. */
  type: string | null;
}

/**
 * Reads the header of an upload: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_rel_field_header_row.htm
 * Throws InvalidBatch for a column that is no field which the user may see: then no row is read.
 */
export function columnsOf(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  header: readonly string[]
): Column[] {
  return header.map((text) => {
    const column = readColumn(text);
    if (isKnown(org, user, object, column)) return column;
    throw new OrgError("InvalidBatch", `InvalidBatch : Field name not found : ${text}`);
  });
}

function readColumn(text: string): Column {
  const [, type, relationship, key] = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(text) ?? [];
  if (relationship === undefined || key === undefined) return { name: text, key: null, type: null };
  return { name: relationship, key, type: type ?? null };
}

function isKnown(org: LocalOrg, user: UserContext, object: SObjectSchema, { name, key, type }: Column): boolean {
  if (key === null) return isVisible(org, user, object, name);
  const reference = object.parentRelationship(name);
  if (reference === undefined) return false;
  const parents = reference.referenceTo.filter((each) => type === null || each.toLowerCase() === type.toLowerCase());
  return parents.some((parentName) => {
    const parent = org.schema.object(parentName);
    return parent !== undefined && isVisible(org, user, parent, key);
  });
}

function isVisible(org: LocalOrg, user: UserContext, object: SObjectSchema, name: string): boolean {
  const field = object.field(name);
  return field !== undefined && org.security.fieldAccess(user, object, field.name).read;
}

/** A row as a REST record: an empty cell is not given, `#N/A` is null. */
export function rowJson(columns: readonly Column[], row: readonly string[]): JsonObject {
  const given = columns.flatMap(({ name, key, type }, index): [string, unknown][] => {
    const cell = row[index] ?? "";
    if (cell === "") return [];
    const value = cell === NULL ? null : cell;
    if (key === null) return [[name, value]];
    return [[name, { ...(type === null ? {} : { attributes: { type } }), [key]: value }]];
  });
  return Object.fromEntries(given);
}
