import type { FieldSchema, FieldType, Schema, SObjectSchema } from "../../../schema/types.ts";
import { isFilterable, isGroupable, isSortable } from "../../resolve/functionTypes.ts";
import { developerName } from "./entityDefinitions.ts";

type Row = Record<string, unknown>;

/**
 * The fields of all objects as rows of FieldDefinition.
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_fielddefinition.htm
 */
export function fieldDefinitionRows(schema: Schema): Row[] {
  return fieldRows(schema, (field) => ({
    DataType: spokenType(field),
    Description: field.description,
    IsFieldHistoryTracked: false,
    IsIndexed: isIndexed(field),
    IsPolymorphicForeignKey: field.referenceTo.length > 1
  }));
}

/**
 * The fields of all objects as rows of EntityParticle, which names types as describe calls do.
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_entityparticle.htm
 */
export function entityParticleRows(schema: Schema): Row[] {
  return fieldRows(schema, (field, object) => ({
    Name: field.name,
    DataType: field.type,
    FieldDefinitionId: durableId(object, field),
    InlineHelpText: field.helpText,
    DefaultValueFormula: field.defaultValue,
    Digits: field.type === "int" ? field.precision : 0,
    IsAutonumber: field.autoNumber,
    IsCaseSensitive: field.caseSensitive,
    IsCreatable: field.createable,
    IsUpdatable: field.updateable,
    IsDefaultedOnCreate: field.defaultValue !== null || field.type === "boolean",
    IsDependentPicklist: field.controllerName !== null,
    IsDeprecatedAndHidden: false,
    IsIdLookup: field.externalId || field.type === "id",
    IsNamePointing: field.referenceTo.length > 1,
    IsPermissionable: field.custom && field.nillable,
    IsUnique: field.unique,
    IsWriteRequiresMasterRead: field.writeRequiresMasterRead
  }));
}

function fieldRows(schema: Schema, more: (field: FieldSchema, object: SObjectSchema) => Row): Row[] {
  return [...schema.objects()].flatMap((object) =>
    object.fields.map((field) => ({ ...commonRow(object, field), ...more(field, object) }))
  );
}

function commonRow(object: SObjectSchema, field: FieldSchema): Row {
  return {
    Id: durableId(object, field),
    DurableId: durableId(object, field),
    EntityDefinitionId: object.name,
    QualifiedApiName: field.name,
    DeveloperName: developerName(field.name),
    Label: field.label,
    MasterLabel: field.label,
    Length: field.length,
    Precision: field.precision,
    Scale: field.scale,
    RelationshipName: field.relationshipName,
    IsApiFilterable: isFilterable(field),
    IsApiGroupable: isGroupable(field),
    IsApiSortable: isSortable(field),
    IsCalculated: field.calculated,
    IsCompound: field.type === "address" || field.type === "location",
    IsHtmlFormatted: field.htmlFormatted,
    IsNameField: field.nameField,
    IsNillable: field.nillable,
    ValueTypeId: field.type
  };
}

function durableId(object: SObjectSchema, field: FieldSchema): string {
  return `${object.name}.${field.name}`;
}

function isIndexed(field: FieldSchema): boolean {
  return field.unique || field.externalId || field.nameField || field.type === "reference" || field.type === "id";
}

const digits = ({ precision, scale }: FieldSchema): string => `(${precision - scale}, ${scale})`;

/** How Setup names types. */
const SPOKEN: Partial<Record<FieldType, (field: FieldSchema) => string>> = {
  boolean: () => "Checkbox",
  int: ({ precision }) => `Number(${precision}, 0)`,
  double: (field) => `Number${digits(field)}`,
  currency: (field) => `Currency${digits(field)}`,
  percent: (field) => `Percent${digits(field)}`,
  date: () => "Date",
  datetime: () => "Date/Time",
  time: () => "Time",
  picklist: () => "Picklist",
  multipicklist: () => "Picklist (Multi-Select)",
  combobox: () => "Picklist",
  phone: () => "Phone",
  email: () => "Email",
  url: ({ length }) => `URL(${length})`,
  address: () => "Address",
  location: () => "Geolocation",
  reference: ({ referenceTo, masterDetail }) =>
    `${masterDetail ? "Master-Detail" : "Lookup"}(${referenceTo.join(",")})`,
  textarea: ({ length, htmlFormatted }) =>
    `${htmlFormatted ? "Rich Text Area" : length > 255 ? "Long Text Area" : "Text Area"}(${length})`,
  string: ({ length }) => `Text(${length})`
};

function spokenType(field: FieldSchema): string {
  const type = SPOKEN[field.type]?.(field) ?? field.type;
  const short = type.replace(/\(.*$/u, "");
  if (field.formula !== null) return `Formula (${short})`;
  if (field.rollup !== null)
    return `Roll-Up Summary (${field.rollup.operation.toUpperCase()} ${field.rollup.childObject})`;
  return field.autoNumber ? "Auto Number" : type;
}
