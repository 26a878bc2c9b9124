import { compileDefaultValue } from "../../formula/compileFormula.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { LocalOrg } from "../../org.ts";
import type { UserContext } from "../../security/types.ts";
import type { FieldValue } from "../../values.ts";
import { accessibleFields, accessibleObject } from "../objects.ts";
import { organization } from "../organization.ts";
import { defaultRecordType } from "../recordTypes.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { displayValue } from "./displayValue.ts";
import { layoutRepresentation } from "./layouts.ts";
import { objectInfo } from "./objectInfo.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_defaults_create.htm */
export const recordDefaultsRoutes: ApiRoute[] = [
  { method: "GET", path: "/ui-api/record-defaults/create/:object", handle: createDefaults }
];

function createDefaults(context: ApiContext, request: ApiRequest): ApiReply {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  const recordTypeId = request.query["recordTypeId"] ?? defaultRecordType(context.org, request.user, object).id;
  const fields = defaultFields(context.org, request.user, object);
  return ok({
    layout: layoutRepresentation(context.org, request.user, object, recordTypeId, "Create"),
    objectInfos: { [object.name]: objectInfo(context.org, request.user, object) },
    record: { apiName: object.name, childRelationships: {}, fields, id: null, recordTypeId }
  });
}

function defaultFields(org: LocalOrg, user: UserContext, object: SObjectSchema): Record<string, unknown> {
  const { currency } = organization(org);
  const fields = accessibleFields(org, user, object).filter((field) => field.createable);
  return Object.fromEntries(
    fields.map((field) => {
      const value = field.name === "OwnerId" ? user.userId : defaultOf(org, user, object, field);
      return [field.name, { displayValue: displayValue(field, value, user, currency), value }];
    })
  );
}

function defaultOf(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  field: SObjectSchema["fields"][number]
): FieldValue {
  const picked = field.picklistValues.find((value) => value.active && value.defaultValue);
  if (picked !== undefined) return picked.value;
  if (field.defaultValue === null) return field.type === "boolean" ? false : null;
  const formula = compileDefaultValue(field, object, org.schema);
  return formula.evaluate({
    value: (reference) => globalValue(user, reference),
    now: Date.now(),
    timeZone: user.timeZone
  });
}

function globalValue(user: UserContext, reference: string): FieldValue {
  const globals: Record<string, string> = {
    "$user.id": user.userId,
    "$user.username": user.username,
    "$user.email": user.email
  };
  return globals[reference.toLowerCase()] ?? null;
}
