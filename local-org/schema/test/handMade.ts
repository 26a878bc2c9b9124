import { OrgError } from "../../errors.ts";
import { createField } from "../fieldModel.ts";
import { createDraft, finishObject } from "../objectModel.ts";
import type { ChildRelationship, FieldSchema, FieldType, Schema, SObjectSchema } from "../types.ts";

/** A field with everything as usual but its name, type and what is given. */
export function field(name: string, type: FieldType, given: Partial<FieldSchema> = {}): FieldSchema {
  const usual = {
    length: 255,
    precision: 18,
    scale: 2,
    nillable: true,
    nameField: name === "Name",
    defaultValue: null
  };
  return createField({ name, label: name, type, custom: name.endsWith("__c"), ...usual, ...given });
}

/** A lookup to one of the objects. */
export function reference(name: string, relationshipName: string, ...referenceTo: string[]): FieldSchema {
  return field(name, "reference", { relationshipName, referenceTo });
}

export function object(
  name: string,
  keyPrefix: string,
  fields: FieldSchema[],
  children: readonly ChildRelationship[] = []
): SObjectSchema {
  const custom = name.endsWith("__c");
  const draft = createDraft({ name, label: name, kind: custom ? "custom" : "standard", custom, keyPrefix, fields });
  return finishObject(draft, children);
}

export function schemaOf(objects: readonly SObjectSchema[]): Schema {
  const find = (name: string) => objects.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return {
    objects: () => objects,
    object: find,
    requireObject(name) {
      const found = find(name);
      if (found === undefined) throw new OrgError("INVALID_TYPE", `sObject type '${name}' is not supported.`);
      return found;
    },
    objectForId: (id) => objects.find((each) => id.startsWith(each.keyPrefix))
  };
}
