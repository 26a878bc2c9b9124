import type { FastifyInstance } from "fastify";
import { MASTER_RECORD_TYPE_ID, recordTypesOf, type StoredRecordType } from "../../api/recordTypes.ts";
import { optionalPaths } from "../../api/uiapi/fieldPaths.ts";
import { layoutFieldNames } from "../../api/uiapi/layoutModel.ts";
import { objectInfo } from "../../api/uiapi/objectInfo.ts";
import { allPicklistValues } from "../../api/uiapi/picklistValues.ts";
import { readRepresentation } from "../../api/uiapi/recordRepresentation.ts";
import { NEWEST_VERSION } from "../../api/versions.ts";
import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import { withDefaults } from "../../pages/componentProperties.ts";
import { pageLayout } from "../../pages/layout.ts";
import { objectPageInfo } from "../../pages/objectPageInfo.ts";
import { assignedRecordPage, standardRecordPage, type FormFactor } from "../../pages/pageAssignment.ts";
import { closedStages } from "../../pages/path.ts";
import { quickActions } from "../../pages/quickActions.ts";
import { NO_RECORD_ACCESS, recordName } from "../../pages/recordName.ts";
import type { FlexiPage, PageLayout, QuickAction } from "../../pages/types.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";

interface PageQuery {
  app?: string;
  formFactor?: FormFactor;
}

/** `/local/shell/record-page/:id`: in one answer all that a record's page needs before its components ask for more. */
export function recordPageRoute(org: LocalOrg): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.get<{ Params: { id: string }; Querystring: PageQuery }>("/local/shell/record-page/:id", async (request) =>
      recordPage(org, request.orgUser, request.params.id, request.query)
    );
  };
}

/** Throws INSUFFICIENT_ACCESS for a record out of the user's reach, as for one that does not exist. */
function recordPage(org: LocalOrg, user: UserContext, id: string, query: PageQuery): object {
  const schema = objectOf(org, user, id);
  const recordType = recordTypeOf(org, schema, id);
  const typeName = recordType?.schema.developerName ?? null;
  const page = pageFor(org, user, schema, query);
  const layout = pageLayout(org.project, schema, typeName, user);
  const object = objectPageInfo(org, user, schema);
  const shown = [...layoutFieldNames(org, user, schema, ["Full", "Compact"], typeName), ...visibilityFields(page)];
  const fields = [...new Set(["Id", object.nameField ?? "Id", object.path ?? "Id", ...shown])];
  return {
    object,
    page: withDefaults(org.project, page),
    layout,
    actions: actionsOf(org, schema, page, layout),
    closedStages: closedStages(org, user, schema.name),
    info: objectInfo(org, user, schema),
    picklists: allPicklistValues(org, user, schema, recordType?.id ?? MASTER_RECORD_TYPE_ID, NEWEST_VERSION),
    fields: fields.map((name) => `${schema.name}.${name}`),
    record: readRepresentation(org, user, schema, id, optionalPaths(org, user, schema, fields))
  };
}

function objectOf(org: LocalOrg, user: UserContext, id: string): SObjectSchema {
  const object = org.schema.objectForId(id);
  if (object !== undefined && recordName(org, user, id) !== null) return object;
  throw new OrgError("INSUFFICIENT_ACCESS", NO_RECORD_ACCESS);
}

/** The record type that the record has; undefined for the master. */
function recordTypeOf(org: LocalOrg, object: SObjectSchema, id: string): StoredRecordType | undefined {
  const typeId = org.store.read(object, [id]).get(id)?.["RecordTypeId"];
  return recordTypesOf(org, object).find((type) => type.id === typeId);
}

function pageFor(org: LocalOrg, user: UserContext, object: SObjectSchema, query: PageQuery): FlexiPage {
  const { app = "", formFactor = "Large" } = query;
  return (
    assignedRecordPage(org.project, { object: object.name, app, formFactor, user }) ?? standardRecordPage(object.name)
  );
}

/** Fields of the record that decide which components of the page are shown. */
function visibilityFields({ regions }: FlexiPage): string[] {
  const criteria = Object.values(regions).flatMap((items) =>
    items.flatMap(({ visibility }) => visibility?.criteria ?? [])
  );
  return criteria.flatMap(({ left }) => /^\{!Record\.([\w.]+)\}$/.exec(left)?.[1] ?? []);
}

/** The quick actions of the highlights: those that the page names, where it does, else those of the layout. */
function actionsOf(org: LocalOrg, object: SObjectSchema, { regions }: FlexiPage, layout: PageLayout): QuickAction[] {
  const items = Object.values(regions).flat();
  const highlights = items.find((item) => item.kind === "component" && item.component === "force:highlightsPanel");
  const { enableActionsConfiguration, actionNames } = highlights?.kind === "component" ? highlights.properties : {};
  const names = enableActionsConfiguration === "true" ? [actionNames ?? []].flat() : layout.actions;
  return quickActions(org.project, object.name, names).map((action) => withRecordTypeId(org, action));
}

function withRecordTypeId(org: LocalOrg, action: QuickAction): QuickAction {
  if (action.kind !== "Create" || action.recordType === null) return action;
  const types = recordTypesOf(org, org.schema.requireObject(action.object));
  return {
    ...action,
    recordTypeId: types.find(({ schema }) => schema.developerName === action.recordType)?.id ?? null
  };
}
