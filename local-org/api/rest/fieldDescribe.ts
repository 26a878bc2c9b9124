import { compoundOf } from "../../schema/compoundFields.ts";
import { isDefaultedOnCreate } from "../../schema/defaultedFields.ts";
import { validFor } from "../../schema/dependentPicklists.ts";
import { isIdLookup } from "../../schema/idLookups.ts";
import type { FieldSchema, FieldType, PicklistValue, SObjectSchema } from "../../schema/types.ts";

const SOAP_TYPES: Record<FieldType, string> = {
  id: "tns:ID",
  string: "xsd:string",
  boolean: "xsd:boolean",
  int: "xsd:int",
  long: "xsd:long",
  double: "xsd:double",
  currency: "xsd:double",
  percent: "xsd:double",
  date: "xsd:date",
  datetime: "xsd:dateTime",
  time: "xsd:time",
  picklist: "xsd:string",
  multipicklist: "xsd:string",
  combobox: "xsd:string",
  reference: "tns:ID",
  junctionIdList: "urn:JunctionIdListNames",
  textarea: "xsd:string",
  phone: "xsd:string",
  email: "xsd:string",
  url: "xsd:string",
  encryptedstring: "xsd:string",
  base64: "xsd:base64Binary",
  address: "urn:address",
  location: "urn:location",
  anyType: "xsd:anyType"
};

const NUMERIC: ReadonlySet<FieldType> = new Set(["int", "long", "double", "currency", "percent"]);
const NEITHER_FILTERED_NOR_SORTED: ReadonlySet<FieldType> = new Set([
  "base64",
  "address",
  "location",
  "junctionIdList"
]);
const LONG_TEXT = 255;

/** What the user may do with a field. */
export interface FieldRights {
  createable: boolean;
  updateable: boolean;
}

/**
 * A field as the describe call shows it:
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm#i1427700
 */
export function fieldDescribe(object: SObjectSchema, field: FieldSchema, rights: FieldRights): Record<string, unknown> {
  return { ...form(object, field), ...behaviour(object, field), ...relation(field), ...rights };
}

function form(object: SObjectSchema, field: FieldSchema): Record<string, unknown> {
  return {
    name: field.name,
    label: field.label,
    type: field.type,
    soapType: SOAP_TYPES[field.type],
    custom: field.custom,
    length: field.length,
    byteLength: field.length * 3,
    precision: NUMERIC.has(field.type) && field.type !== "int" ? field.precision : 0,
    scale: field.scale,
    digits: field.type === "int" ? field.precision : 0,
    highScaleNumber: false,
    extraTypeInfo: extraTypeInfo(field),
    htmlFormatted: field.htmlFormatted,
    inlineHelpText: field.helpText,
    mask: null,
    maskType: null,
    displayLocationInDecimal: false,
    picklistValues: field.picklistValues
      .filter((value) => value.active)
      .map((value) => picklistValueDescribe(object, field, value)),
    restrictedPicklist: field.restrictedPicklist,
    dependentPicklist: field.controllerName !== null,
    controllerName: field.controllerName,
    compoundFieldName: compoundOf(object, field)
  };
}

function behaviour(object: SObjectSchema, field: FieldSchema): Record<string, unknown> {
  const searchable = !NEITHER_FILTERED_NOR_SORTED.has(field.type) && !isLongText(field);
  return {
    nillable: field.nillable,
    unique: field.unique,
    caseSensitive: field.caseSensitive,
    externalId: field.externalId,
    idLookup: isIdLookup(object, field),
    nameField: field.nameField,
    namePointing: field.referenceTo.length > 1,
    autoNumber: field.autoNumber,
    calculated: field.calculated,
    calculatedFormula: field.formula,
    formulaTreatNullNumberAsZero: field.formulaTreatBlanksAsZero,
    defaultValue: field.type === "boolean" ? field.defaultValue === "true" : null,
    defaultValueFormula: field.type === "boolean" ? null : field.defaultValue,
    defaultedOnCreate: isDefaultedOnCreate(field),
    aggregatable: searchable && field.type !== "boolean",
    filterable: searchable,
    sortable: searchable && field.type !== "multipicklist",
    groupable: searchable && !NUMERIC.has(field.type) && field.type !== "datetime" && field.type !== "multipicklist",
    permissionable: field.custom ? field.nillable && !field.masterDetail : field.nillable && field.stored,
    aiPredictionField: false,
    deprecatedAndHidden: false,
    encrypted: field.type === "encryptedstring",
    queryByDistance: field.type === "location" || field.type === "address",
    searchPrefilterable: false
  };
}

function relation(field: FieldSchema): Record<string, unknown> {
  return {
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: field.masterDetail ? 0 : null,
    referenceTargetField: null,
    polymorphicForeignKey: field.referenceTo.length > 1,
    cascadeDelete: field.masterDetail || field.deleteConstraint === "Cascade",
    restrictedDelete: field.deleteConstraint === "Restrict",
    writeRequiresMasterRead: field.writeRequiresMasterRead,
    filteredLookupInfo: null
  };
}

/** A picklist's value as the describe call shows it. */
function picklistValueDescribe(object: SObjectSchema, field: FieldSchema, value: PicklistValue): object {
  return {
    active: value.active,
    defaultValue: value.defaultValue,
    label: value.label,
    validFor: validFor(object, field, value),
    value: value.value
  };
}

function extraTypeInfo(field: FieldSchema): string | null {
  if (field.type !== "textarea") return null;
  return field.htmlFormatted ? "richtextarea" : "plaintextarea";
}

function isLongText(field: FieldSchema): boolean {
  return field.type === "textarea" && field.length > LONG_TEXT;
}
