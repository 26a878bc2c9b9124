import { compoundOf } from "../../../schema/compoundFields.ts";
import { isDefaultedOnCreate } from "../../../schema/defaultedFields.ts";
import { validFor } from "../../../schema/dependentPicklists.ts";
import type { FieldSchema, FieldType, SObjectSchema } from "../../../schema/types.ts";
import type { FieldAccess } from "../../../security/types.ts";
import { currentExecution } from "../../runtime/execution.ts";
import type { ApexEnumValue } from "../../runtime/values/index.ts";
import { ApexList, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import { enumValue } from "../enums.ts";
import type { LibraryClass } from "../library.ts";
import { constantDefault } from "./defaults.ts";
import { ApexPicklistEntry } from "./PicklistEntry.ts";
import { fieldTokenOf } from "./SObjectField.ts";
import { sObjectTypeNamed, sObjectTypeOf } from "./SObjectType.ts";

/** What `getDescribe()` tells of a field, with the rights of the running user. */
export class ApexDescribeField extends PlatformObject {
  readonly apexType = "Schema.DescribeFieldResult";
  readonly object: SObjectSchema;
  readonly field: FieldSchema;

  constructor(object: SObjectSchema, field: FieldSchema) {
    super();
    this.object = object;
    this.field = field;
  }

  access(): FieldAccess {
    const { platform, user } = currentExecution();
    return platform.security.fieldAccess(user, this.object, this.field.name);
  }
}

/** `Schema.SObjectType.Account.fields.Name`. */
export function describeField(object: SObjectSchema, field: FieldSchema): ApexDescribeField {
  const known = DESCRIBES.get(field) ?? new ApexDescribeField(object, field);
  DESCRIBES.set(field, known);
  return known;
}

/** A field is described once, so that two of its describes are equal. */
const DESCRIBES = new WeakMap<FieldSchema, ApexDescribeField>();

const NOT_SORTABLE: FieldType[] = ["textarea", "multipicklist", "base64", "address", "location", "encryptedstring"];
const NOT_GROUPABLE: FieldType[] = [
  ...["textarea", "multipicklist", "base64", "address", "location", "encryptedstring"],
  ...["double", "currency", "percent", "datetime", "time"]
] as FieldType[];
const SOAP_TYPES: Partial<Record<FieldType, string>> = {
  id: "ID",
  reference: "ID",
  boolean: "BOOLEAN",
  int: "INTEGER",
  long: "LONG",
  double: "DOUBLE",
  currency: "DOUBLE",
  percent: "DOUBLE",
  date: "DATE",
  datetime: "DATETIME",
  time: "TIME",
  base64: "BASE64BINARY",
  address: "ADDRESS",
  location: "LOCATION",
  anyType: "ANYTYPE"
};

/** `Schema.DisplayType` of a field. */
export function displayType(field: FieldSchema): ApexEnumValue {
  return enumValue("Schema.DisplayType", field.type === "int" ? "INTEGER" : field.type.toUpperCase());
}

const NOT_PERMISSIONABLE = new Set([
  "Id",
  "IsDeleted",
  "CreatedById",
  "CreatedDate",
  "LastModifiedById",
  "LastModifiedDate",
  "SystemModstamp"
]);

const members = described<ApexDescribeField>({
  Accessible: (self) => self.access().read,
  Aggregatable: ({ field }) => !NOT_SORTABLE.includes(field.type) && field.type !== "boolean",
  AiPredictionField: () => false,
  AutoNumber: ({ field }) => field.autoNumber,
  ByteLength: ({ field }) => field.length * 3,
  Calculated: ({ field }) => field.calculated,
  CalculatedFormula: ({ field }) => field.formula,
  CascadeDelete: ({ field }) => field.deleteConstraint === "Cascade" || field.masterDetail,
  CaseSensitive: ({ field }) => field.caseSensitive,
  CompoundFieldName: ({ object, field }) => compoundOf(object, field),
  Controller: (self) => controllerOf(self),
  Createable: (self) => self.field.createable && self.access().edit,
  Custom: ({ field }) => field.custom,
  DefaultedOnCreate: ({ field }) => isDefaultedOnCreate(field),
  DefaultValue: ({ field }) => (field.type === "boolean" ? (constantDefault(field) ?? false) : constantDefault(field)),
  DefaultValueFormula: ({ field }) => field.defaultValue,
  DependentPicklist: ({ field }) => field.controllerName !== null,
  DeprecatedAndHidden: () => false,
  Digits: ({ field }) => (field.type === "int" ? field.precision : 0),
  DisplayLocationInDecimal: () => false,
  Encrypted: ({ field }) => field.type === "encryptedstring",
  ExternalId: ({ field }) => field.externalId,
  Filterable: ({ field }) => field.type !== "textarea" || field.length <= 255,
  FormulaTreatNullNumberAsZero: ({ field }) => field.formulaTreatBlanksAsZero,
  Groupable: ({ field }) => !NOT_GROUPABLE.includes(field.type) && !(field.calculated && field.type !== "string"),
  HighScaleNumber: () => false,
  HtmlFormatted: ({ field }) => field.htmlFormatted,
  IdLookup: ({ field }) => field.type === "id" || field.externalId || field.nameField,
  InlineHelpText: ({ field }) => field.helpText,
  Label: ({ field }) => field.label,
  Length: ({ field }) => field.length,
  LocalName: ({ field }) => field.name,
  Name: ({ field }) => field.name,
  NameField: ({ field }) => field.nameField,
  NamePointing: ({ field }) => field.referenceTo.length > 1,
  Nillable: ({ field }) => field.nillable,
  Permissionable: ({ field }) =>
    (field.nillable || field.custom) && !field.masterDetail && !NOT_PERMISSIONABLE.has(field.name),
  PicklistValues: ({ object, field }) =>
    new ApexList(
      "Schema.PicklistEntry",
      field.picklistValues
        .filter((value) => value.active)
        .map((value) => new ApexPicklistEntry(value, validFor(object, field, value)))
    ),
  Precision: ({ field }) => field.precision,
  QueryByDistance: ({ field }) => field.type === "location",
  ReferenceTargetField: () => null,
  ReferenceTo: ({ field }) => new ApexList("Schema.SObjectType", field.referenceTo.map(sObjectTypeNamed)),
  RelationshipName: ({ field }) => field.relationshipName,
  RelationshipOrder: ({ object, field }) => relationshipOrder(object, field),
  RestrictedDelete: ({ field }) => field.deleteConstraint === "Restrict",
  RestrictedPicklist: ({ field }) => field.restrictedPicklist,
  Scale: ({ field }) => field.scale,
  SearchPrefilterable: ({ field }) => field.type === "reference",
  SoapType: ({ field }) => enumValue("Schema.SoapType", SOAP_TYPES[field.type] ?? "STRING"),
  SobjectField: ({ object, field }) => fieldTokenOf(object, field),
  SObjectType: ({ object }) => sObjectTypeOf(object),
  Sortable: ({ field }) => !NOT_SORTABLE.includes(field.type),
  Type: ({ field }) => displayType(field),
  Unique: ({ field }) => field.unique,
  Updateable: (self) => self.field.updateable && self.access().edit,
  WriteRequiresMasterRead: ({ field }) => field.writeRequiresMasterRead
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_fields_describe.htm */
export const DescribeFieldResultClass: LibraryClass = { name: "Schema.DescribeFieldResult", ...members };

function controllerOf({ object, field }: ApexDescribeField): ApexValue {
  const controller = field.controllerName === null ? undefined : object.field(field.controllerName);
  return controller === undefined ? null : fieldTokenOf(object, controller);
}

/** 0 for the first master of a detail, 1 for the second; null for other fields. */
function relationshipOrder(object: SObjectSchema, field: FieldSchema): number | null {
  return field.masterDetail ? object.fields.filter((each) => each.masterDetail).indexOf(field) : null;
}
