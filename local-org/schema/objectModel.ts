import type {
  ChildRelationship,
  FieldSchema,
  RecordTypeSchema,
  SObjectKind,
  SObjectSchema,
  SharingModel,
  ValidationRule
} from "./types.ts";

/** An object while the schema is being put together. */
export interface ObjectDraft {
  name: string;
  label: string;
  labelPlural: string;
  kind: SObjectKind;
  custom: boolean;
  keyPrefix: string;
  description: string | null;
  sharingModel: SharingModel;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  queryable: boolean;
  undeletable: boolean;
  customSettingsType: "List" | "Hierarchy" | null;
  enableActivities: boolean;
  /** Of a change event: the object whose changes it tells of. */
  changesOf?: string;
  fields: FieldSchema[];
  validationRules: ValidationRule[];
  recordTypes: RecordTypeSchema[];
  fieldSets: Map<string, { label: string; fields: string[] }>;
  /** What parents call this object's records, by reference field. */
  childNames: Map<string, string>;
  /** The platform's own child relationships of this object: name and child object. */
  platformChildren: [relationship: string, child: string][];
}

/** A draft with the properties that most objects share. */
export function createDraft(init: Pick<ObjectDraft, "name" | "label" | "kind"> & Partial<ObjectDraft>): ObjectDraft {
  return {
    labelPlural: pluralOf(init.label),
    custom: false,
    keyPrefix: "",
    description: null,
    sharingModel: "ReadWrite",
    createable: true,
    updateable: true,
    deletable: true,
    queryable: true,
    undeletable: true,
    customSettingsType: null,
    enableActivities: false,
    fields: [],
    validationRules: [],
    recordTypes: [],
    fieldSets: new Map(),
    childNames: new Map(),
    platformChildren: [],
    ...init
  };
}

/** The field of a draft by its API name, whatever its case. */
export function draftField(draft: ObjectDraft, name: string): FieldSchema | undefined {
  const wanted = name.toLowerCase();
  return draft.fields.find((field) => field.name.toLowerCase() === wanted);
}

/** The finished object. */
export function finishObject(draft: ObjectDraft, childRelationships: readonly ChildRelationship[]): SObjectSchema {
  const fields = indexBy(draft.fields, (field) => field.name);
  const parents = indexBy(draft.fields, (field) => field.relationshipName);
  const children = indexBy(childRelationships, (child) => child.relationshipName);
  return {
    name: draft.name,
    label: draft.label,
    labelPlural: draft.labelPlural,
    kind: draft.kind,
    custom: draft.custom,
    keyPrefix: draft.keyPrefix,
    description: draft.description,
    sharingModel: draft.sharingModel,
    createable: draft.createable,
    updateable: draft.updateable,
    deletable: draft.deletable,
    queryable: draft.queryable,
    undeletable: draft.undeletable,
    customSettingsType: draft.customSettingsType,
    ...(draft.changesOf === undefined ? {} : { changesOf: draft.changesOf }),
    nameField: draft.fields.find((field) => field.nameField)?.name ?? null,
    fields: draft.fields,
    field: (name) => fields.get(name.toLowerCase()),
    parentRelationship: (name) => parents.get(name.toLowerCase()),
    childRelationship: (name) => children.get(name.toLowerCase()),
    childRelationships,
    validationRules: draft.validationRules,
    recordTypes: draft.recordTypes,
    fieldSets: draft.fieldSets
  };
}

function indexBy<T>(items: readonly T[], nameOf: (item: T) => string | null): Map<string, T> {
  const index = new Map<string, T>();
  for (const item of items) {
    const name = nameOf(item);
    if (name !== null && !index.has(name.toLowerCase())) index.set(name.toLowerCase(), item);
  }
  return index;
}

/** The plural that describe calls give where nobody named one. */
export function pluralOf(label: string): string {
  if (/[^aeiou]y$/.test(label)) return label.replace(/y$/, "ies");
  return /(s|x|ch)$/.test(label) ? label : `${label}s`;
}
