import { compactFields } from "../../pages/compactLayout.ts";
import { fieldPath } from "../../pages/fieldNames.ts";
import { pageLayout } from "../../pages/layout.ts";
import type { PageLayout } from "../../pages/types.ts";
import type { LocalOrg } from "../../org.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import { accessibleFields } from "../objects.ts";

/**
 * The names of the fields on the object's layouts of these types (`Full`, `Compact`) for a record type (its developer name), a reference with
 * its parent's name.
 */
export function layoutFieldNames(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  layoutTypes: readonly string[],
  recordType: string | null = null
): string[] {
  const names = layoutTypes.flatMap((type) => {
    if (type === "Compact") return compactFields(org.project, object);
    return fieldsOn(pageLayout(org.project, object, recordType, user), object);
  });
  return names.flatMap((name) => withParentName(org, object, name));
}

/** Fields of the object that people see: those on the full layout that are readable. */
export function shownFields(org: LocalOrg, user: UserContext, object: SObjectSchema): string[] {
  const readable = new Set(accessibleFields(org, user, object).map((field) => field.name));
  return fieldsOn(pageLayout(org.project, object, null, user), object).filter((name) => readable.has(name));
}

function fieldsOn(layout: PageLayout, object: SObjectSchema): string[] {
  const items = layout.sections.flatMap((section) => section.columns.flat());
  return items.flatMap(({ field }) => fieldPath(object, field) ?? []);
}

function withParentName(org: LocalOrg, object: SObjectSchema, name: string): string[] {
  const field = object.field(name);
  if (field?.relationshipName == null) return [name];
  const target = field.referenceTo.length > 1 ? "User" : field.referenceTo[0];
  const parentName = org.schema.object(target ?? "")?.nameField;
  return parentName == null ? [name] : [name, `${field.relationshipName}.${parentName}`];
}
