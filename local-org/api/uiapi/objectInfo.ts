import { objectIcon } from "../../pages/icons.ts";
import type { LocalOrg } from "../../org.ts";
import { compoundOf, isCompound } from "../../schema/compoundFields.ts";
import type { FieldSchema, FieldType, SObjectSchema } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import { commaList } from "../input.ts";
import { accessibleFields, accessibleObject, accessibleObjects } from "../objects.ts";
import { defaultRecordType, recordTypeInfos } from "../recordTypes.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { batchReply } from "./batch.ts";
import { eTagOf } from "./eTag.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_object_info.htm */
export const objectInfoRoutes: ApiRoute[] = [
  { method: "GET", path: "/ui-api/object-info", handle: directory },
  { method: "GET", path: "/ui-api/object-info/:object", handle: getObjectInfo },
  { method: "GET", path: "/ui-api/object-info/batch/:objects", handle: getObjectInfos }
];

const DATA_TYPES: Record<FieldType, string> = {
  id: "Reference",
  string: "String",
  boolean: "Boolean",
  int: "Int",
  long: "Long",
  double: "Double",
  currency: "Currency",
  percent: "Percent",
  date: "Date",
  datetime: "DateTime",
  time: "Time",
  picklist: "Picklist",
  multipicklist: "MultiPicklist",
  combobox: "ComboBox",
  reference: "Reference",
  junctionIdList: "JunctionIdList",
  textarea: "TextArea",
  phone: "Phone",
  email: "Email",
  url: "Url",
  encryptedstring: "EncryptedString",
  base64: "Base64",
  address: "Address",
  location: "Location",
  anyType: "AnyType"
};

function directory(context: ApiContext, request: ApiRequest): ApiReply {
  const objects = Object.fromEntries(
    accessibleObjects(context.org, request.user).map(({ name, label, labelPlural, keyPrefix }) => [
      name,
      {
        apiName: name,
        keyPrefix,
        label,
        labelPlural,
        objectInfoUrl: `/services/data/v${request.version}/ui-api/object-info/${name}`,
        nameFields: []
      }
    ])
  );
  return ok({ objects });
}

function getObjectInfo(context: ApiContext, request: ApiRequest): ApiReply {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  return ok(objectInfo(context.org, request.user, object));
}

function getObjectInfos(context: ApiContext, request: ApiRequest): ApiReply {
  return batchReply(commaList(request.params["objects"]), (object) =>
    getObjectInfo(context, { ...request, params: { object } })
  );
}

/** The object as the UI API describes it to its user. */
export function objectInfo(org: LocalOrg, user: UserContext, object: SObjectSchema): Record<string, unknown> {
  const access = org.security.objectAccess(user, object);
  const fields = accessibleFields(org, user, object).map(
    (field) => [field.name, fieldInfo(org, user, object, field)] as const
  );
  const info = {
    apiName: object.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: childRelationships(org, user, object),
    createable: object.createable && access.create,
    custom: object.custom,
    defaultRecordTypeId: defaultRecordType(org, user, object).id,
    deletable: object.deletable && access.delete,
    dependentFields: {},
    feedEnabled: false,
    fields: Object.fromEntries(fields),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: true,
    mruEnabled: true,
    nameFields: object.nameField === null ? [] : [object.nameField],
    queryable: object.queryable,
    recordTypeInfos: recordTypes(org, user, object),
    searchable: true,
    searchLayoutable: true,
    themeInfo: themeInfo(org, object),
    updateable: object.updateable && access.edit
  };
  return { eTag: eTagOf(info), ...info };
}

function fieldInfo(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  field: FieldSchema
): Record<string, unknown> {
  const { edit } = org.security.fieldAccess(user, object, field.name);
  return {
    apiName: field.name,
    calculated: field.calculated,
    compound: isCompound(field),
    compoundComponentName: null,
    compoundFieldName: compoundOf(object, field),
    controllerName: field.controllerName,
    controllingFields: field.controllerName === null ? [] : [field.controllerName],
    createable: field.createable && edit,
    custom: field.custom,
    dataType: DATA_TYPES[field.type],
    defaultedOnCreate: field.defaultValue !== null || field.name === "OwnerId",
    digits: field.type === "int" ? field.precision : 0,
    extraTypeInfo: field.type === "textarea" ? (field.htmlFormatted ? "RichTextArea" : "PlainTextArea") : null,
    externalId: field.externalId,
    filterable: true,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    inlineHelpText: field.helpText,
    label: field.label,
    length: field.length,
    maskType: null,
    nameField: field.nameField,
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    reference: field.type === "reference",
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.map((apiName) => ({ apiName, nameFields: nameFields(org, apiName) })),
    relationshipName: field.relationshipName,
    required: !field.nillable && field.type !== "boolean" && field.defaultValue === null && field.createable,
    scale: field.scale,
    searchPrefilterable: false,
    sortable: true,
    unique: field.unique,
    updateable: field.updateable && edit
  };
}

function nameFields(org: LocalOrg, apiName: string): string[] {
  const name = org.schema.object(apiName)?.nameField ?? null;
  return name === null ? [] : [name];
}

function childRelationships(org: LocalOrg, user: UserContext, object: SObjectSchema): unknown[] {
  return object.childRelationships.flatMap(({ childObject, field, relationshipName }) => {
    const child = org.schema.object(childObject);
    if (relationshipName === null || child === undefined || !org.security.objectAccess(user, child).read) return [];
    return [
      {
        childObjectApiName: childObject,
        fieldName: field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName
      }
    ];
  });
}

function recordTypes(org: LocalOrg, user: UserContext, object: SObjectSchema): Record<string, unknown> {
  return Object.fromEntries(
    recordTypeInfos(org, user, object).map(({ id, available, isDefault, master, name }) => [
      id,
      { available, defaultRecordTypeMapping: isDefault, master, name, recordTypeId: id }
    ])
  );
}

function themeInfo(org: LocalOrg, object: SObjectSchema): { color: string; iconUrl: string } {
  const [category, icon] = objectIcon(org.project, object.name).split(":");
  return { color: "", iconUrl: `/slds/icons/${category}/${icon}_120.png` };
}
