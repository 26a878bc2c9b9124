import { OrgError } from "../../errors.ts";
import type { FieldSchema, FieldType, Schema, SObjectSchema } from "../../schema/types.ts";

/** A field with what matters to a formula: its name and type. */
export function field(name: string, type: FieldType, more: Partial<FieldSchema> = {}): FieldSchema {
  return {
    name,
    label: name,
    type,
    custom: name.endsWith("__c"),
    length: 255,
    precision: 18,
    scale: 2,
    nillable: true,
    createable: true,
    updateable: true,
    unique: false,
    caseSensitive: false,
    externalId: false,
    nameField: false,
    autoNumber: false,
    displayFormat: null,
    calculated: false,
    htmlFormatted: false,
    helpText: null,
    description: null,
    referenceTo: [],
    relationshipName: null,
    masterDetail: false,
    deleteConstraint: null,
    reparentable: false,
    writeRequiresMasterRead: false,
    formula: null,
    formulaTreatBlanksAsZero: false,
    rollup: null,
    defaultValue: null,
    picklistValues: [],
    restrictedPicklist: false,
    controllerName: null,
    stored: true,
    ...more
  };
}

export function object(name: string, keyPrefix: string, fields: FieldSchema[]): SObjectSchema {
  const find = (list: readonly FieldSchema[], matches: (each: FieldSchema) => string | null, wanted: string) =>
    list.find((each) => matches(each)?.toLowerCase() === wanted.toLowerCase());
  return {
    name,
    label: name,
    labelPlural: `${name}s`,
    kind: name.endsWith("__c") ? "custom" : "standard",
    custom: name.endsWith("__c"),
    keyPrefix,
    description: null,
    sharingModel: "ReadWrite",
    createable: true,
    updateable: true,
    deletable: true,
    queryable: true,
    undeletable: true,
    customSettingsType: null,
    nameField: "Name",
    fields,
    field: (wanted) => find(fields, (each) => each.name, wanted),
    parentRelationship: (wanted) => find(fields, (each) => each.relationshipName, wanted),
    childRelationship: () => undefined,
    childRelationships: [],
    validationRules: [],
    recordTypes: [],
    fieldSets: new Map()
  };
}

export function schemaOf(objects: SObjectSchema[]): Schema {
  const find = (name: string) => objects.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return {
    objects: () => objects,
    object: find,
    requireObject(name) {
      const found = find(name);
      if (found === undefined) throw new OrgError("INVALID_TYPE", `sObject type '${name}' is not supported.`);
      return found;
    },
    objectForId: (id) => objects.find((each) => each.keyPrefix === id.slice(0, 3))
  };
}

const reference = (name: string, relationshipName: string, ...referenceTo: string[]): FieldSchema =>
  field(name, "reference", { relationshipName, referenceTo });

const user = object("User", "005", [
  field("Id", "id"),
  field("Name", "string"),
  field("Email", "email"),
  field("IsActive", "boolean")
]);
const group = object("Group", "00G", [field("Id", "id"), field("Name", "string"), field("Type", "string")]);
const author = object("Author__c", "a01", [
  field("Id", "id"),
  field("Name", "string", { nameField: true }),
  field("Email__c", "email"),
  field("Rank__c", "double", { scale: 0 }),
  field("Since__c", "date"),
  reference("OwnerId", "Owner", "Group", "User")
]);
export const book = object("Book__c", "a02", [
  field("Id", "id"),
  field("Name", "string"),
  field("Price__c", "currency"),
  field("Discount__c", "percent"),
  field("Published__c", "date"),
  field("Printed__c", "datetime"),
  field("Opens__c", "time"),
  field("InPrint__c", "boolean"),
  field("Genre__c", "picklist"),
  field("Topics__c", "multipicklist"),
  field("Shelf__c", "location", { stored: false }),
  field("Shelf__Latitude__s", "double", { scale: 6 }),
  field("Shelf__Longitude__s", "double", { scale: 6 }),
  reference("Author__c", "Author__r", "Author__c"),
  reference("OwnerId", "Owner", "User")
]);
const setting = object("Shop__c", "a03", [field("Limit__c", "double")]);
const metadata = object("Rule__mdt", "m00", [field("Points__c", "double")]);

export const exampleSchema: Schema = schemaOf([user, group, author, book, setting, metadata]);
