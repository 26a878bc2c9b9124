import type { LocalOrg } from "../../org.ts";
import type { ChildRelationship, SObjectSchema } from "../../schema/types.ts";
import { USER_MODE, type UserContext } from "../../security/types.ts";
import { accessibleFields, accessibleObject, accessibleObjects } from "../objects.ts";
import { recordTypeInfos } from "../recordTypes.ts";
import { recordJson } from "../records/recordJson.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { fieldDescribe } from "./fieldDescribe.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm and its neighbours */
export const describeRoutes: ApiRoute[] = [
  { method: "GET", path: "/sobjects", handle: describeGlobal },
  { method: "GET", path: "/sobjects/:object", handle: basicInformation },
  { method: "GET", path: "/sobjects/:object/describe", handle: describeObject }
];

function describeGlobal(context: ApiContext, request: ApiRequest): ApiReply {
  const objects = accessibleObjects(context.org, request.user);
  const sobjects = objects.map((object) => objectSummary(context.org, request, object));
  return ok({ encoding: "UTF-8", maxBatchSize: 200, sobjects });
}

function basicInformation(context: ApiContext, request: ApiRequest): ApiReply {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  const soql = `SELECT Id FROM ${object.name} ORDER BY LastModifiedDate DESC LIMIT 10`;
  const recent =
    !object.queryable || object.field("LastModifiedDate") === undefined
      ? []
      : context.org.query(soql, { user: request.user, access: USER_MODE }).rows;
  const recentItems = recent.map((row) => recordJson(context.org.schema, request.version, row));
  return ok({ objectDescribe: objectSummary(context.org, request, object), recentItems });
}

function describeObject(context: ApiContext, request: ApiRequest): ApiReply {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  return ok(describe(context.org, request, object));
}

/** The whole description of an object, as its user may see it. */
export function describe(org: LocalOrg, request: ApiRequest, object: SObjectSchema): Record<string, unknown> {
  return {
    ...objectSummary(org, request, object),
    actionOverrides: [],
    childRelationships: object.childRelationships
      .filter((child) => isAccessible(org, request.user, child))
      .map(childDescribe),
    compactLayoutable: true,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: accessibleFields(org, request.user, object).map((field) => {
      const { edit } = org.security.fieldAccess(request.user, object, field.name);
      return fieldDescribe(object, field, {
        createable: field.createable && edit,
        updateable: field.updateable && edit
      });
    }),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypeInfos(org, request.user, object).map((info) => ({
      active: info.active,
      available: info.available,
      defaultRecordTypeMapping: info.isDefault,
      developerName: info.developerName,
      master: info.master,
      name: info.name,
      recordTypeId: info.id,
      urls: { layout: `${objectUrl(request.version, object)}/describe/layouts/${info.id}` }
    })),
    searchLayoutable: true,
    sobjectDescribeOption: "FULL",
    supportedScopes: [
      { label: `All ${object.labelPlural}`, name: "everything" },
      { label: `My ${object.labelPlural}`, name: "mine" }
    ]
  };
}

/** Of what a share or history object keeps account. */
function association(object: SObjectSchema): Record<string, string | null> {
  if (object.kind === "share") {
    const parent = object.name.replace(/(__)?Share$/, "$1").replace(/__$/, "__c");
    return { associateEntityType: "Share", associateParentEntity: parent };
  }
  if (object.kind === "history") {
    const parent = object.fields.find((field) => field.deleteConstraint === "Cascade")?.referenceTo[0];
    return { associateEntityType: "History", associateParentEntity: parent ?? null };
  }
  return { associateEntityType: null, associateParentEntity: null };
}

function objectSummary(org: LocalOrg, request: ApiRequest, object: SObjectSchema): Record<string, unknown> {
  const access = org.security.objectAccess(request.user, object);
  const url = objectUrl(request.version, object);
  const isPlain = object.kind === "standard" || object.kind === "custom";
  return {
    activateable: false,
    ...association(object),
    createable: object.createable && access.create,
    custom: object.custom,
    customSetting: object.kind === "customSetting",
    deepCloneable: false,
    deletable: object.deletable && access.delete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: isPlain,
    mergeable: ["Account", "Contact", "Lead", "Case"].includes(object.name),
    mruEnabled: isPlain,
    name: object.name,
    queryable: object.queryable,
    replicateable: isPlain,
    retrieveable: object.queryable,
    searchable: isPlain,
    triggerable: isPlain || object.kind === "platformEvent",
    undeletable: object.undeletable,
    updateable: object.updateable && access.edit,
    urls: {
      sobject: url,
      describe: `${url}/describe`,
      rowTemplate: `${url}/{ID}`,
      layouts: `${url}/describe/layouts`,
      compactLayouts: `${url}/describe/compactLayouts`,
      approvalLayouts: `${url}/describe/approvalLayouts`,
      listviews: `${url}/listviews`,
      quickActions: `${url}/quickActions`,
      uiDetailTemplate: `/{ID}`,
      uiEditTemplate: `/{ID}/e`,
      uiNewRecord: `/${object.keyPrefix}/e`
    }
  };
}

function objectUrl(version: string, object: SObjectSchema): string {
  return `/services/data/v${version}/sobjects/${object.name}`;
}

function isAccessible(org: LocalOrg, user: UserContext, child: ChildRelationship): boolean {
  const object = org.schema.object(child.childObject);
  return object !== undefined && org.security.objectAccess(user, object).read;
}

function childDescribe(child: ChildRelationship): Record<string, unknown> {
  return {
    cascadeDelete: child.cascadeDelete,
    childSObject: child.childObject,
    deprecatedAndHidden: false,
    field: child.field,
    junctionIdListNames: [],
    junctionReferenceTo: [],
    relationshipName: child.relationshipName,
    restrictedDelete: child.restrictedDelete
  };
}
