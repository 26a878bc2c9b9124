import { child, flag, nodes, text } from "../metadata/readers.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import { createField, readOnlyField } from "./fieldModel.ts";
import { createDraft, type ObjectDraft } from "./objectModel.ts";
import { mistake } from "./sourceLocation.ts";
import {
  auditFields,
  idField,
  isDeletedField,
  ownerField,
  recencyFields,
  systemModstampField
} from "./systemFields.ts";
import type { FieldSchema, SObjectKind, SharingModel } from "./types.ts";

/** Whether an object of this name is a project's own, rather than the platform's. */
export function isCustomName(object: string): boolean {
  return /__(c|mdt|e|b|x|kav)$/.test(object);
}

/** A custom object, metadata type, setting, platform event or (always empty) big object, without its custom fields. Throws `SourceError`. */
export function readCustomObject(project: Project, component: MetadataComponent): ObjectDraft {
  const kind = kindOf(component);
  if (kind === null)
    throw mistake(project, component, "CustomObject", "this kind of object is not supported by the local org");
  const { body, fullName } = component;
  const label = text(body, "label");
  if (label === null) throw mistake(project, component, "CustomObject", "label is missing");
  const writable = kind !== "customMetadata" && kind !== "bigObject";
  const draft = createDraft({
    name: fullName,
    label,
    kind,
    custom: true,
    description: text(body, "description"),
    sharingModel: sharingModel(component) ?? "ReadWrite",
    createable: writable,
    updateable: writable && kind !== "platformEvent",
    deletable: writable && kind !== "platformEvent",
    queryable: kind !== "platformEvent",
    undeletable: kind === "custom",
    customSettingsType: customSettingsType(component),
    enableActivities: flag(body, "enableActivities")
  });
  draft.labelPlural = text(body, "pluralLabel") ?? draft.labelPlural;
  draft.fields = BASE_FIELDS[kind](project, component);
  return draft;
}

/** Applies what the project's file of a platform object changes: its organization-wide default, its labels. */
export function changeStandardObject(draft: ObjectDraft, component: MetadataComponent): void {
  draft.sharingModel = sharingModel(component) ?? draft.sharingModel;
  draft.label = text(component.body, "label") ?? draft.label;
  draft.labelPlural = text(component.body, "pluralLabel") ?? draft.labelPlural;
}

/** Adds the owner, which records have unless a master record's owner owns them. */
export function addOwner(draft: ObjectDraft): void {
  if (draft.kind !== "custom" || draft.fields.some((field) => field.masterDetail)) return;
  draft.fields.splice(1, 0, ownerField());
}

type CustomKind = Exclude<SObjectKind, "standard" | "share" | "history">;

function kindOf({ fullName, body }: MetadataComponent): CustomKind | null {
  if (fullName.endsWith("__mdt")) return "customMetadata";
  if (fullName.endsWith("__e")) return "platformEvent";
  if (fullName.endsWith("__b")) return "bigObject";
  if (!fullName.endsWith("__c")) return null;
  return text(body, "customSettingsType") === null ? "custom" : "customSetting";
}

const SHARING_MODELS: readonly string[] = [
  "Private",
  "Read",
  "ReadWrite",
  "ReadWriteTransfer",
  "FullAccess",
  "ControlledByParent"
];

function sharingModel({ body }: MetadataComponent): SharingModel | null {
  const model = text(body, "sharingModel");
  return model !== null && SHARING_MODELS.includes(model) ? (model as SharingModel) : null;
}

function customSettingsType({ body }: MetadataComponent): ObjectDraft["customSettingsType"] {
  const type = text(body, "customSettingsType");
  return type === "List" || type === "Hierarchy" ? type : null;
}

const BASE_FIELDS: Record<CustomKind, (project: Project, component: MetadataComponent) => FieldSchema[]> = {
  custom: (project, component) => [
    idField(),
    isDeletedField(),
    nameField(project, component),
    ...auditFields(),
    ...(project.find("CustomTab", component.fullName) === undefined ? [] : recencyFields())
  ],
  customSetting: () => [
    idField(),
    isDeletedField(),
    createField({ name: "Name", label: "Name", type: "string", length: 38, nameField: true }),
    createField({
      name: "SetupOwnerId",
      label: "Location",
      type: "reference",
      length: 18,
      nillable: false,
      referenceTo: ["Organization", "Profile", "User"],
      relationshipName: "SetupOwner"
    }),
    ...auditFields()
  ],
  customMetadata: () => [
    idField(),
    createField({
      name: "DeveloperName",
      label: "Custom Metadata Record Name",
      type: "string",
      length: 40,
      nillable: false
    }),
    createField({ name: "MasterLabel", label: "Label", type: "string", length: 40, nillable: false, nameField: true }),
    readOnlyField({ name: "Label", label: "Label", type: "string", length: 40 }),
    readOnlyField({
      name: "QualifiedApiName",
      label: "Qualified API Name",
      type: "string",
      length: 70,
      nillable: false
    }),
    readOnlyField({ name: "NamespacePrefix", label: "Namespace Prefix", type: "string", length: 15 }),
    readOnlyField({ name: "Language", label: "Master Language", type: "string", length: 40 }),
    systemModstampField()
  ],
  bigObject: () => [idField()],
  platformEvent: () => [
    readOnlyField({ name: "ReplayId", label: "Replay ID", type: "string", length: 255 }),
    readOnlyField({ name: "EventUuid", label: "Event UUID", type: "string", length: 36 }),
    ...auditFields().filter((field) => field.name.startsWith("Created"))
  ]
};

function nameField(project: Project, component: MetadataComponent): FieldSchema {
  const body = child(component.body, "nameField");
  if (body === null) throw mistake(project, component, "CustomObject", "nameField is missing");
  const label = text(body, "label") ?? "Name";
  if (text(body, "type") !== "AutoNumber")
    return createField({
      name: "Name",
      label,
      type: "string",
      length: 80,
      nameField: true,
      trackHistory: flag(body, "trackHistory")
    });
  return createField({
    name: "Name",
    label,
    type: "string",
    length: 80,
    nameField: true,
    autoNumber: true,
    nillable: false,
    displayFormat: text(body, "displayFormat") ?? "{0}"
  });
}

/** Names of the sharing reasons that Apex may give for a share of the object's records. */
export function sharingReasons(project: Project, object: string): { value: string; label: string }[] {
  const own = project.ofType("SharingReason").filter((reason) => reason.fullName.startsWith(`${object}.`));
  const inline = project.find("CustomObject", object)?.body ?? {};
  const bodies = own.length > 0 ? own.map((reason) => reason.body) : nodes(inline, "sharingReasons");
  return bodies.map((body) => {
    const value = text(body, "fullName") ?? "";
    return { value: value.endsWith("__c") ? value : `${value}__c`, label: text(body, "label") ?? value };
  });
}
