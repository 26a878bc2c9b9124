import type { ChildRelationship, FieldSchema, RecordTypeSchema, SObjectSchema, ValidationRule } from "./types.ts";

/** What a finished object works out from its draft. */
type WorkedOut = "nameField" | "field" | "parentRelationship" | "childRelationship" | "childRelationships";

/** An object while the schema is being put together. */
export interface ObjectDraft extends Omit<SObjectSchema, WorkedOut> {
  enableActivities: boolean;
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
export function finishObject(
  draft: ObjectDraft,
  childRelationships: readonly ChildRelationship[],
  ownName: (name: string) => string = (name) => name
): SObjectSchema {
  const fields = indexBy(draft.fields, (field) => field.name);
  const parents = indexBy(draft.fields, (field) => field.relationshipName);
  const children = indexBy(childRelationships, (child) => child.relationshipName);
  return {
    ...draft,
    nameField: draft.fields.find((field) => field.nameField)?.name ?? null,
    field: (name) => fields.get(ownName(name).toLowerCase()),
    parentRelationship: (name) => parents.get(ownName(name).toLowerCase()),
    childRelationship: (name) => children.get(ownName(name).toLowerCase()),
    childRelationships
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
