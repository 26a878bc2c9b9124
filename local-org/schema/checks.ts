import type { MetadataComponent, Project } from "../metadata/types.ts";
import { isCustomName } from "./customObjects.ts";
import { draftField, type ObjectDraft } from "./objectModel.ts";
import { mistake } from "./sourceLocation.ts";
import type { FieldSchema } from "./types.ts";

/** Looks for custom fields that name objects and fields which do not exist. Throws a `SourceError`. */
export function checkCustomField(
  project: Project,
  component: MetadataComponent,
  field: FieldSchema,
  drafts: ReadonlyMap<string, ObjectDraft>
): void {
  for (const target of field.referenceTo) {
    if (drafts.has(target.toLowerCase())) continue;
    const why = isCustomName(target) ? "does not exist" : "is not known to the local org";
    throw mistake(project, component, "referenceTo", `the object ${target} ${why}`);
  }
  if (field.rollup === null) return;
  const { childObject, childReferenceField, summarizedField, filters } = field.rollup;
  const child = drafts.get(childObject.toLowerCase());
  if (child === undefined)
    throw mistake(project, component, "summaryForeignKey", `the object ${childObject} does not exist`);
  const named = [
    childReferenceField,
    ...(summarizedField === null ? [] : [summarizedField]),
    ...filters.map((filter) => filter.field)
  ];
  for (const name of named) {
    if (draftField(child, name) === undefined)
      throw mistake(project, component, "summaryForeignKey", `the field ${childObject}.${name} does not exist`);
  }
  if (field.rollup.operation !== "count" && summarizedField === null)
    throw mistake(project, component, "summaryOperation", "summarizedField is missing");
}
