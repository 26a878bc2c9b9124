/**
 * The shape of every sObject that the org knows, in the vocabulary of `describeSObject`
 * (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm).
 */

/** A field's type, spelt as the SOAP and REST describe calls spell it. */
export type FieldType =
  | "id"
  | "string"
  | "boolean"
  | "int"
  | "long"
  | "double"
  | "currency"
  | "percent"
  | "date"
  | "datetime"
  | "time"
  | "picklist"
  | "multipicklist"
  | "combobox"
  | "reference"
  | "junctionIdList"
  | "textarea"
  | "phone"
  | "email"
  | "url"
  | "encryptedstring"
  | "base64"
  | "address"
  | "location"
  | "anyType";

export interface PicklistValue {
  value: string;
  label: string;
  active: boolean;
  defaultValue: boolean;
  /** Of a dependent picklist: the controlling field's values for which it may be chosen; of a checkbox `checked`, `unchecked`. */
  controllingValues?: readonly string[];
}

export type RollupOperation = "count" | "sum" | "min" | "max";

/** A roll-up summary: what it adds up over which child field that points to this object. */
export interface RollupSummary {
  operation: RollupOperation;
  childObject: string;
  childReferenceField: string;
  summarizedField: string | null;
  filters: { field: string; operation: string; value: string }[];
}

export interface FieldSchema {
  name: string;
  label: string;
  type: FieldType;
  custom: boolean;
  /** Characters that a text value may have; 0 where the type has no length. */
  length: number;
  /** All digits of a number. */
  precision: number;
  /** Digits right of the decimal point. */
  scale: number;
  /** False: the platform demands a value (a required or master-detail field). */
  nillable: boolean;
  createable: boolean;
  updateable: boolean;
  unique: boolean;
  caseSensitive: boolean;
  externalId: boolean;
  nameField: boolean;
  autoNumber: boolean;
  /** The auto-number's display format, such as `HO-{00000}`. */
  displayFormat: string | null;
  /** A formula or a roll-up summary: read-only. */
  calculated: boolean;
  htmlFormatted: boolean;
  helpText: string | null;
  description: string | null;
  /** Objects that a reference may point to; more than one for a polymorphic reference. */
  referenceTo: string[];
  /** The parent's name in SOQL (`Account`, `Handler__r`), null where the field is no reference. */
  relationshipName: string | null;
  /** Of a reference to a FieldDefinition: the field beside it that names the object whose field is meant. */
  entityField?: string;
  /** Set on the detail side of a master-detail relation. */
  masterDetail: boolean;
  /** What the deletion of the parent does to this lookup. */
  deleteConstraint: "SetNull" | "Cascade" | "Restrict" | null;
  /** Which records a lookup may lead to; null for all. */
  lookupFilter?: LookupFilter | null;
  reparentable: boolean;
  /** Master-detail only: read access to the master is enough to write the child. */
  writeRequiresMasterRead: boolean;
  /** The formula's source, null where the field is no formula. */
  formula: string | null;
  formulaTreatBlanksAsZero: boolean;
  rollup: RollupSummary | null;
  /** The default value's formula source. */
  defaultValue: string | null;
  picklistValues: PicklistValue[];
  /** Values outside of picklistValues are refused. */
  restrictedPicklist: boolean;
  /** The API name of the controlling field of a dependent picklist. */
  controllerName: string | null;
  /** Its changes are written to the object's history. */
  trackHistory?: boolean;
  /** The value is kept in a column of the store (everything but formulas and compound fields). */
  stored: boolean;
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm, LookupFilter */
export interface LookupFilter {
  /** Other records are refused, not only left out of what is offered. */
  required: boolean;
  /** `1 AND (2 OR 3)`; null where all items must hold. */
  logic: string | null;
  message: string;
  /** Fields as `Contact.AccountId` (of what is looked up), `$Source.Account__c` (of the record itself), `$User.Id`. */
  items: { field: string; operation: string; value: string | null; valueField: string | null }[];
}

export interface ChildRelationship {
  childObject: string;
  field: string;
  /** The children's name in SOQL sub-queries (`Contacts`, `Pages__r`), null where there is none. */
  relationshipName: string | null;
  cascadeDelete: boolean;
  restrictedDelete: boolean;
}

export interface ValidationRule {
  name: string;
  active: boolean;
  formula: string;
  message: string;
  /** The field beside which the message stands, null for the top of the page. */
  field: string | null;
}

export interface RecordTypeSchema {
  developerName: string;
  label: string;
  active: boolean;
  description: string | null;
  /** Picklist API name (lower case) to the values that this record type offers. */
  picklistValues: ReadonlyMap<string, PicklistValue[]>;
}

export type SObjectKind =
  "standard" | "custom" | "customMetadata" | "customSetting" | "platformEvent" | "bigObject" | "share" | "history";

export type SharingModel = "Private" | "Read" | "ReadWrite" | "ReadWriteTransfer" | "FullAccess" | "ControlledByParent";

export interface SObjectSchema {
  name: string;
  label: string;
  labelPlural: string;
  kind: SObjectKind;
  custom: boolean;
  /** The first three characters of its record ids. */
  keyPrefix: string;
  description: string | null;
  sharingModel: SharingModel;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  queryable: boolean;
  /** Records go to the recycle bin (an IsDeleted column) rather than away. */
  undeletable: boolean;
  /** For `custom setting` objects: List or Hierarchy. */
  customSettingsType: "List" | "Hierarchy" | null;
  /** Of a change event: the object whose changes it tells of; others have none. */
  changesOf?: string;
  nameField: string | null;
  /** In declaration order. */
  fields: readonly FieldSchema[];
  /** A field by its API name, whatever its case. */
  field(name: string): FieldSchema | undefined;
  /** The reference field whose relationshipName this is, whatever its case. */
  parentRelationship(name: string): FieldSchema | undefined;
  /** The child relationship of this name, whatever its case. */
  childRelationship(name: string): ChildRelationship | undefined;
  childRelationships: readonly ChildRelationship[];
  validationRules: readonly ValidationRule[];
  recordTypes: readonly RecordTypeSchema[];
  fieldSets: ReadonlyMap<string, { label: string; fields: string[] }>;
}

export interface Schema {
  objects(): Iterable<SObjectSchema>;
  /** An object by its API name, whatever its case. */
  object(name: string): SObjectSchema | undefined;
  /** Throws an `OrgError` INVALID_TYPE where the object does not exist. */
  requireObject(name: string): SObjectSchema;
  objectForId(id: string): SObjectSchema | undefined;
}
