import { flag, nodes, text } from "../metadata/readers.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import { isCustomName } from "./customObjects.ts";
import { draftField, type ObjectDraft } from "./objectModel.ts";
import { mistake } from "./sourceLocation.ts";
import type { PicklistValue } from "./types.ts";

/** Components of an object beyond its fields, by type. Each throws a `SourceError` for a mistake in its file. */
const PARTS: Record<string, (project: Project, draft: ObjectDraft, component: MetadataComponent) => void> = {
  ValidationRule: addValidationRule,
  RecordType: addRecordType,
  FieldSet: addFieldSet
};

/** Adds validation rules, record types and field sets to the objects that they belong to. */
export function addObjectParts(project: Project, drafts: ReadonlyMap<string, ObjectDraft>): void {
  for (const [type, add] of Object.entries(PARTS)) {
    for (const component of project.ofType(type))
      project.mistakes.attempt(() => {
        const [object = ""] = component.fullName.split(".");
        const draft = drafts.get(object.toLowerCase());
        if (draft !== undefined) add(project, draft, component);
        else if (isCustomName(object)) throw mistake(project, component, type, `the object ${object} does not exist`);
      });
  }
}

function partName(component: MetadataComponent): string {
  return component.fullName.split(".").slice(1).join(".");
}

function addValidationRule(project: Project, draft: ObjectDraft, component: MetadataComponent): void {
  const { body } = component;
  const formula = text(body, "errorConditionFormula");
  const field = text(body, "errorDisplayField");
  if (formula === null) throw mistake(project, component, "errorConditionFormula", "errorConditionFormula is empty");
  if (field !== null && draftField(draft, field) === undefined)
    throw mistake(project, component, "errorDisplayField", `the field ${field} does not exist on ${draft.name}`);
  const message = text(body, "errorMessage") ?? "";
  draft.validationRules.push({ name: partName(component), active: flag(body, "active"), formula, message, field });
}

function addRecordType(project: Project, draft: ObjectDraft, component: MetadataComponent): void {
  const { body } = component;
  const picklistValues = new Map<string, PicklistValue[]>();
  for (const picklist of nodes(body, "picklistValues")) {
    const name = text(picklist, "picklist") ?? "";
    const field = draftField(draft, name);
    if (field === undefined) {
      if (name.endsWith("__c"))
        throw mistake(project, component, "picklist", `the field ${name} does not exist on ${draft.name}`);
      continue;
    }
    const offered = nodes(picklist, "values").map((node) => {
      const value = decodeValue(text(node, "fullName") ?? "");
      const known = field.picklistValues.find((entry) => entry.value === value) ?? { value, label: value };
      return { ...known, active: true, defaultValue: flag(node, "default") };
    });
    picklistValues.set(field.name.toLowerCase(), offered);
  }
  draft.recordTypes.push({
    developerName: partName(component),
    label: text(body, "label") ?? partName(component),
    active: flag(body, "active", true),
    description: text(body, "description"),
    picklistValues
  });
}

/** Record types escape their values as URLs do: `Not %2F Applicable`. */
function decodeValue(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function addFieldSet(_project: Project, draft: ObjectDraft, component: MetadataComponent): void {
  const fields = nodes(component.body, "displayedFields").flatMap((node) => text(node, "field") ?? []);
  const name = partName(component);
  draft.fieldSets.set(name, { label: text(component.body, "label") ?? name, fields });
}
