import { fieldPath } from "../../pages/fieldNames.ts";
import { pageLayout } from "../../pages/layout.ts";
import type { LayoutItem, LayoutSection } from "../../pages/types.ts";
import type { LocalOrg } from "../../org.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import { accessibleObject } from "../objects.ts";
import { defaultRecordType, recordTypeById } from "../recordTypes.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { eTagOf } from "./eTag.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_layout.htm */
export const layoutRoutes: ApiRoute[] = [{ method: "GET", path: "/ui-api/layout/:object", handle: getLayout }];

function getLayout(context: ApiContext, request: ApiRequest): ApiReply {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  const recordTypeId = request.query["recordTypeId"] ?? defaultRecordType(context.org, request.user, object).id;
  return ok(layoutRepresentation(context.org, request.user, object, recordTypeId, request.query["mode"] ?? "View"));
}

/** A page layout as the UI API shows it, without the fields that the user may not read. */
export function layoutRepresentation(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  recordTypeId: string,
  mode: string
): unknown {
  const recordType = recordTypeById(org, object, recordTypeId)?.developerName ?? null;
  const layout = pageLayout(org.project, object, recordType, user);
  const sections = layout.sections.map((section, index) => sectionRepresentation(org, user, object, section, index));
  return {
    eTag: eTagOf(sections),
    id: null,
    layoutType: "Full",
    mode,
    objectApiName: object.name,
    recordTypeId,
    sections
  };
}

function sectionRepresentation(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  section: LayoutSection,
  index: number
): unknown {
  const columns = section.columns.map((items) => items.filter((item) => isReadable(org, user, object, item)));
  const rows = Math.max(0, ...columns.map((column) => column.length));
  const layoutRows = Array.from({ length: rows }, (_, row) => ({
    layoutItems: columns.flatMap((column) =>
      column[row] === undefined ? [] : [itemRepresentation(object, column[row])]
    )
  }));
  return {
    collapsible: true,
    columns: columns.length,
    heading: section.label,
    id: `section${index}`,
    layoutRows,
    rows,
    useHeading: section.heading
  };
}

function itemRepresentation(object: SObjectSchema, item: LayoutItem): unknown {
  const name = fieldPath(object, item.field) ?? item.field;
  const label = object.field(name)?.label ?? name;
  const editable = item.behavior !== "Readonly";
  return {
    editableForNew: editable,
    editableForUpdate: editable,
    label,
    layoutComponents: [{ apiName: name, componentType: "Field", label }],
    lookupIdApiName: object.field(name)?.type === "reference" ? "Id" : null,
    required: item.behavior === "Required",
    sortable: object.field(name)?.type !== "textarea"
  };
}

function isReadable(org: LocalOrg, user: UserContext, object: SObjectSchema, item: LayoutItem): boolean {
  const name = fieldPath(object, item.field);
  return name !== null && org.security.fieldAccess(user, object, name).read;
}
