import type { ChildRelationship, FieldSchema, FieldType, Schema, SObjectSchema } from "../../schema/types.ts";
import { OrgError } from "../../errors.ts";

/** A field with everything at rest but what is given. */
function field(name: string, type: FieldType, given: Partial<FieldSchema> = {}): FieldSchema {
  return {
    name,
    label: name,
    type,
    custom: name.endsWith("__c"),
    length: 80,
    precision: 18,
    scale: 2,
    nillable: true,
    createable: true,
    updateable: true,
    unique: false,
    caseSensitive: false,
    externalId: false,
    nameField: name === "Name",
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
    ...given
  };
}

function reference(name: string, relationshipName: string, ...referenceTo: string[]): FieldSchema {
  return field(name, "reference", { relationshipName, referenceTo });
}

function picklist(name: string, type: FieldType, ...values: string[]): FieldSchema {
  const picklistValues = values.map((value) => ({
    value,
    label: `${value} (label)`,
    active: true,
    defaultValue: false
  }));
  return field(name, type, { picklistValues });
}

function formula(name: string, type: FieldType, source: string): FieldSchema {
  return field(name, type, { formula: source, calculated: true, stored: false });
}

const SYSTEM_FIELDS = [
  field("Id", "id"),
  field("Name", "string"),
  field("IsDeleted", "boolean"),
  field("CreatedDate", "datetime")
];

function object(
  name: string,
  keyPrefix: string,
  fields: FieldSchema[],
  children: ChildRelationship[] = []
): SObjectSchema {
  const all = [...SYSTEM_FIELDS, ...fields];
  const same = (left: string | null, right: string) => left?.toLowerCase() === right.toLowerCase();
  return {
    name,
    label: name,
    labelPlural: `${name}s`,
    kind: name.endsWith("__c") ? "custom" : "standard",
    custom: name.endsWith("__c"),
    keyPrefix,
    description: null,
    sharingModel: "Private",
    createable: true,
    updateable: true,
    deletable: true,
    queryable: true,
    undeletable: true,
    customSettingsType: null,
    nameField: "Name",
    fields: all,
    field: (wanted) => all.find((each) => same(each.name, wanted)),
    parentRelationship: (wanted) => all.find((each) => same(each.relationshipName, wanted)),
    childRelationship: (wanted) => children.find((each) => same(each.relationshipName, wanted)),
    childRelationships: children,
    validationRules: [],
    recordTypes: [],
    fieldSets: new Map()
  };
}

function children(relationshipName: string, childObject: string, referenceField: string): ChildRelationship {
  return { childObject, field: referenceField, relationshipName, cascadeDelete: true, restrictedDelete: false };
}

const OBJECTS = [
  object("User", "005", [field("Email", "email"), reference("ManagerId", "Manager", "User")]),
  object("Group", "00G", [field("Email", "email"), field("Type", "picklist")]),
  object(
    "Account",
    "001",
    [
      picklist("Industry", "picklist", "Retail", "Banking", "Media"),
      field("Description", "textarea", { length: 32000 }),
      field("AnnualRevenue", "currency"),
      field("Code__c", "string", { unique: true, externalId: true }),
      reference("OwnerId", "Owner", "User"),
      reference("ParentId", "Parent", "Account")
    ],
    [children("Contacts", "Contact", "AccountId"), children("Books__r", "Book__c", "Publisher__c")]
  ),
  object(
    "Contact",
    "003",
    [
      field("Email", "email"),
      field("Title", "string"),
      reference("AccountId", "Account", "Account"),
      reference("OwnerId", "Owner", "Group", "User")
    ],
    [children("Tasks", "Task", "WhoId")]
  ),
  object("Lead", "00Q", [field("Email", "email"), field("Company", "string")]),
  object("Task", "00T", [
    field("Subject", "string"),
    reference("WhoId", "Who", "Contact", "Lead"),
    reference("WhatId", "What", "Account", "Book__c", "Missing__c")
  ]),
  object("UserFieldAccess", "4ie", []),
  object("UserRecordAccess", "0Ur", [
    field("RecordId", "string"),
    reference("UserId", "User", "User"),
    ...["HasReadAccess", "HasEditAccess", "HasDeleteAccess", "HasTransferAccess", "HasAllAccess"].map((name) =>
      field(name, "boolean")
    ),
    field("MaxAccessLevel", "string")
  ]),
  object("Book__c", "a00", [
    field("Pages__c", "double", { scale: 0 }),
    field("Price__c", "currency"),
    field("Published__c", "date"),
    field("InPrint__c", "boolean"),
    picklist("Genres__c", "multipicklist", "Crime", "Poetry", "Travel"),
    reference("Publisher__c", "Publisher__r", "Account"),
    formula("PricePerPage__c", "double", "Price__c / Pages__c"),
    formula("PublisherRevenue__c", "currency", "Publisher__r.AnnualRevenue"),
    formula("Cheap__c", "boolean", "PricePerPage__c < 0.1")
  ])
];

/** A schema of a few objects, made by hand. */
export function testSchema(): Schema {
  const find = (name: string) => OBJECTS.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return {
    objects: () => OBJECTS,
    object: find,
    requireObject: (name) => {
      const found = find(name);
      if (found === undefined) throw new OrgError("INVALID_TYPE", name);
      return found;
    },
    objectForId: (id) => OBJECTS.find((each) => id.startsWith(each.keyPrefix))
  };
}
