import { field, object, reference, schemaOf } from "../../schema/test/handMade.ts";
import type { ChildRelationship, FieldSchema, FieldType, Schema, SObjectSchema } from "../../schema/types.ts";

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

/** An object with the fields that all have. */
function record(name: string, keyPrefix: string, fields: FieldSchema[], children?: ChildRelationship[]): SObjectSchema {
  return object(name, keyPrefix, [...SYSTEM_FIELDS, ...fields], children);
}

function children(relationshipName: string, childObject: string, referenceField: string): ChildRelationship {
  return { childObject, field: referenceField, relationshipName, cascadeDelete: true, restrictedDelete: false };
}

const OBJECTS = [
  record("User", "005", [field("Email", "email"), reference("ManagerId", "Manager", "User")]),
  record("Group", "00G", [field("Email", "email"), field("Type", "picklist")]),
  record(
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
  record(
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
  record("Lead", "00Q", [field("Email", "email"), field("Company", "string")]),
  record("Task", "00T", [
    field("Subject", "string"),
    reference("WhoId", "Who", "Contact", "Lead"),
    reference("WhatId", "What", "Account", "Book__c", "Missing__c")
  ]),
  record("UserFieldAccess", "4ie", []),
  record("UserRecordAccess", "0Ur", [
    field("RecordId", "string"),
    reference("UserId", "User", "User"),
    ...["HasReadAccess", "HasEditAccess", "HasDeleteAccess", "HasTransferAccess", "HasAllAccess"].map((name) =>
      field(name, "boolean")
    ),
    field("MaxAccessLevel", "string")
  ]),
  record("Book__c", "a00", [
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
  return schemaOf(OBJECTS);
}
