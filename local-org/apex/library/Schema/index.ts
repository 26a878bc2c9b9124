import type { LibraryClass } from "../library.ts";
import { ChildRelationshipClass } from "./ChildRelationship.ts";
import { DescribeFieldResultClass } from "./DescribeFieldResult.ts";
import {
  DescribeSObjectResultClass,
  SObjectTypeFieldSetsClass,
  SObjectTypeFieldsClass
} from "./DescribeSObjectResult.ts";
import { FieldSetClass, FieldSetMemberClass } from "./FieldSet.ts";
import { PicklistEntryClass } from "./PicklistEntry.ts";
import { RecordTypeInfoClass } from "./RecordTypeInfo.ts";
import { SObjectFieldClass } from "./SObjectField.ts";
import { SObjectTypeClass } from "./SObjectType.ts";

export const schemaClasses: readonly LibraryClass[] = [
  ChildRelationshipClass,
  DescribeFieldResultClass,
  DescribeSObjectResultClass,
  FieldSetClass,
  FieldSetMemberClass,
  PicklistEntryClass,
  RecordTypeInfoClass,
  SObjectFieldClass,
  SObjectTypeClass,
  SObjectTypeFieldsClass,
  SObjectTypeFieldSetsClass
];
