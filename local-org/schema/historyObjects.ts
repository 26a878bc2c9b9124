import { flag } from "../metadata/readers.ts";
import type { Project } from "../metadata/types.ts";
import { createField, readOnlyField } from "./fieldModel.ts";
import { createDraft, type ObjectDraft } from "./objectModel.ts";
import { auditFields, idField, isDeletedField } from "./systemFields.ts";
import type { FieldSchema, PicklistValue } from "./types.ts";

/** Platform objects whose history object is called after them, beside those that `sobjects.json` brings along. */
const WITH_HISTORY: ReadonlySet<string> = new Set([
  "Asset",
  "Campaign",
  "Contract",
  "Order",
  "OrderItem",
  "Pricebook2",
  "PricebookEntry",
  "Product2",
  "Quote",
  "ServiceContract",
  "Solution",
  "WorkOrder"
]);

/** Where the changes of tracked fields are kept, if not in an object called after the tracked one. */
const IRREGULAR: Readonly<Record<string, string>> = { Opportunity: "OpportunityFieldHistory" };

/**
 * Adds the objects that keep field history; fields of objects without one are not tracked.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_associated_objects_history.htm
 */
export function addHistoryObjects(project: Project, drafts: Map<string, ObjectDraft>): void {
  for (const parent of [...drafts.values()]) {
    const history = historyObjectOf(project, parent, drafts);
    if (history === null || !isSwitchedOn(project, parent)) parent.fields = parent.fields.map(untracked);
    if (history !== null) drafts.set(history.name.toLowerCase(), history);
  }
}

function historyObjectOf(
  project: Project,
  parent: ObjectDraft,
  drafts: ReadonlyMap<string, ObjectDraft>
): ObjectDraft | null {
  if (parent.kind !== "custom" && parent.kind !== "standard") return null;
  const name = parent.custom
    ? parent.name.replace(/__c$/, "__History")
    : (IRREGULAR[parent.name] ?? `${parent.name}History`);
  const isThere = parent.custom
    ? isSwitchedOn(project, parent)
    : WITH_HISTORY.has(parent.name) || drafts.has(name.toLowerCase());
  return isThere ? createHistory(parent, name) : null;
}

/** Custom objects have a switch; of platform objects some have none, and it counts only where it is off. */
function isSwitchedOn(project: Project, parent: ObjectDraft): boolean {
  return flag(project.find("CustomObject", parent.name)?.body ?? {}, "enableHistory", !parent.custom);
}

function untracked(field: FieldSchema): FieldSchema {
  return field.trackHistory === true ? { ...field, trackHistory: false } : field;
}

function createHistory(parent: ObjectDraft, name: string): ObjectDraft {
  const reference = parentField(parent);
  const draft = createDraft({
    name,
    label: parent.custom ? `History: ${parent.label}` : `${parent.label} History`,
    kind: "history",
    custom: parent.custom,
    createable: false,
    updateable: false,
    deletable: false,
    undeletable: false
  });
  draft.fields = [
    idField(),
    isDeletedField(),
    reference,
    ...auditFields().filter(({ name: field }) => field.startsWith("Created")),
    readOnlyField({
      name: "Field",
      label: "Changed Field",
      type: "picklist",
      length: 255,
      nillable: false,
      picklistValues: changedFields(parent),
      restrictedPicklist: true
    }),
    readOnlyField({ name: "DataType", label: "Datatype", type: "picklist", length: 40 }),
    readOnlyField({ name: "OldValue", label: "Old Value", type: "anyType", length: 255 }),
    readOnlyField({ name: "NewValue", label: "New Value", type: "anyType", length: 255 })
  ];
  draft.childNames.set(reference.name, "Histories");
  return draft;
}

function parentField(parent: ObjectDraft): FieldSchema {
  const relationshipName = parent.custom ? "Parent" : parent.name;
  return createField({
    name: `${relationshipName}Id`,
    label: parent.custom ? "Parent ID" : `${parent.label} ID`,
    type: "reference",
    length: 18,
    nillable: false,
    createable: false,
    updateable: false,
    referenceTo: [parent.name],
    relationshipName,
    deleteConstraint: "Cascade"
  });
}

function changedFields(parent: ObjectDraft): PicklistValue[] {
  const tracked = parent.fields.filter((field) => field.trackHistory === true);
  const created = { value: "created", label: "Created." };
  const named = tracked.map((field) => ({ value: historyName(field), label: field.label }));
  return [created, ...named].map((value) => ({ ...value, active: true, defaultValue: false }));
}

/** What history calls a field: lookups of the platform go by what they lead to, `Owner` rather than `OwnerId`. */
export function historyName(field: Pick<FieldSchema, "name" | "custom" | "relationshipName">): string {
  return field.custom ? field.name : (field.relationshipName ?? field.name);
}
