import { field, object, reference, schemaOf } from "../../schema/test/handMade.ts";
import type { Schema } from "../../schema/types.ts";

const user = object("User", "005", [
  field("Id", "id"),
  field("Name", "string"),
  field("Email", "email"),
  field("IsActive", "boolean")
]);
const group = object("Group", "00G", [field("Id", "id"), field("Name", "string"), field("Type", "string")]);
const author = object("Author__c", "a01", [
  field("Id", "id"),
  field("Name", "string"),
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
