import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { FieldSchema, PicklistValue, SObjectSchema } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import { accessibleFields, accessibleObject } from "../objects.ts";
import { recordTypeById } from "../recordTypes.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { eTagOf } from "./eTag.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values.htm */
export const picklistRoutes: ApiRoute[] = [
  { method: "GET", path: "/ui-api/object-info/:object/picklist-values/:recordType", handle: allFields },
  { method: "GET", path: "/ui-api/object-info/:object/picklist-values/:recordType/:field", handle: oneField }
];

function allFields(context: ApiContext, { params, user, version }: ApiRequest): ApiReply {
  const object = accessibleObject(context.org, user, params["object"] ?? "");
  return ok(allPicklistValues(context.org, user, object, params["recordType"] ?? "", version));
}

/** The values that a record type (its id) offers in every picklist of the object that the user sees. */
export function allPicklistValues(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  recordType: string,
  version: string
): Record<string, unknown> {
  const fields = accessibleFields(org, user, object).filter(isPicklist);
  const entries = fields.map((field) => [field.name, picklistValues(org, object, field, recordType, version)] as const);
  const picklistFieldValues = Object.fromEntries(entries);
  return { eTag: eTagOf(picklistFieldValues), picklistFieldValues };
}

function oneField(context: ApiContext, request: ApiRequest): ApiReply {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  const name = (request.params["field"] ?? "").toLowerCase();
  const field = accessibleFields(context.org, request.user, object).find(
    (candidate) => candidate.name.toLowerCase() === name
  );
  if (field === undefined || !isPicklist(field)) {
    throw new OrgError("INVALID_FIELD", `${request.params["field"]} is not a picklist field of ${object.name}`);
  }
  return ok(picklistValues(context.org, object, field, request.params["recordType"] ?? "", request.version));
}

function isPicklist(field: FieldSchema): boolean {
  return field.type === "picklist" || field.type === "multipicklist";
}

function picklistValues(
  org: LocalOrg,
  object: SObjectSchema,
  field: FieldSchema,
  recordType: string,
  version: string
): Record<string, unknown> {
  const offered = offeredValues(org, object, field, recordType);
  const controller = controllerValues(org, object, field, recordType);
  const shown = ({ label, value, controllingValues = [] }: PicklistValue): object => ({
    attributes: null,
    label,
    validFor: controllingValues.flatMap((name) => controller.get(name) ?? []),
    value
  });
  const defaultValue = offered.find((value) => value.defaultValue);
  const answer = {
    controllerValues: Object.fromEntries([...controller].map(([name, index]) => [CHECKED[name] ?? name, index])),
    defaultValue: defaultValue === undefined ? null : shown(defaultValue),
    url: `/services/data/v${version}/ui-api/object-info/${object.name}/picklist-values/${recordType}/${field.name}`,
    values: offered.map(shown)
  };
  return { ...answer, eTag: eTagOf(answer) };
}

/** A controlling checkbox in metadata, and in the API. */
const CHECKED: Record<string, string> = { unchecked: "false", checked: "true" };

/** The values of the field that controls a dependent picklist, numbered; none where nothing controls it. */
function controllerValues(
  org: LocalOrg,
  object: SObjectSchema,
  field: FieldSchema,
  recordType: string
): Map<string, number> {
  const controller = field.controllerName === null ? undefined : object.field(field.controllerName);
  if (controller === undefined) return new Map();
  const values =
    controller.type === "boolean"
      ? Object.keys(CHECKED)
      : offeredValues(org, object, controller, recordType).map(({ value }) => value);
  return new Map(values.map((value, index) => [value, index]));
}

/** The active values that a record type offers; of the master all. */
function offeredValues(
  org: LocalOrg,
  object: SObjectSchema,
  field: FieldSchema,
  recordTypeId: string
): PicklistValue[] {
  const recordType = recordTypeById(org, object, recordTypeId);
  const offered = recordType?.picklistValues.get(field.name.toLowerCase()) ?? field.picklistValues;
  return offered.filter((value) => value.active);
}
