import type { FastifyInstance } from "fastify";
import { recordTypeInfos } from "../../api/recordTypes.ts";
import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { compactFields } from "../../pages/compactLayout.ts";
import { componentProperties } from "../../pages/componentProperties.ts";
import { readFlexiPage } from "../../pages/flexiPage.ts";
import { objectIcon } from "../../pages/icons.ts";
import { pageLayout } from "../../pages/layout.ts";
import { pathField } from "../../pages/path.ts";
import { quickActions } from "../../pages/quickActions.ts";
import type { QuickAction } from "../../pages/types.ts";
import { assignedRecordPage, homePage, standardRecordPage, type FormFactor } from "../../pages/pageAssignment.ts";

interface PageQuery {
  app?: string;
  formFactor?: FormFactor;
  /** A record type's id. */
  recordTypeId?: string;
}

/** What the shell shows where: pages, layouts, icons. */
export function shellPageRoutes(org: LocalOrg): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.get<{ Params: { object: string }; Querystring: PageQuery }>(
      "/local/shell/record-page/:object",
      async (request) => {
        const object = requireVisible(org, request.params.object);
        const { app: appName = "", formFactor = "Large" } = request.query;
        const found = assignedRecordPage(org.project, {
          object: object.name,
          app: appName,
          formFactor,
          user: request.orgUser
        });
        const page = found ?? standardRecordPage(object.name);
        return { ...page, componentDefaults: componentProperties(org.project, page) };
      }
    );

    app.get<{ Params: { name: string } }>("/local/shell/page/:name", async (request) => {
      const component = org.project.find("FlexiPage", request.params.name);
      if (component === undefined) throw new OrgError("NOT_FOUND", `There is no Lightning page ${request.params.name}`);
      const page = readFlexiPage(component);
      return { ...page, componentDefaults: componentProperties(org.project, page) };
    });

    app.get<{ Querystring: PageQuery }>("/local/shell/home", async (request) => {
      const page = homePage(org.project, request.query.app ?? "");
      return page === null ? null : { ...page, componentDefaults: componentProperties(org.project, page) };
    });

    app.get<{ Params: { object: string }; Querystring: PageQuery }>("/local/shell/layout/:object", async (request) => {
      const object = requireVisible(org, request.params.object);
      return pageLayout(org.project, object, recordType(org, object, request.query), request.orgUser);
    });

    app.get<{ Params: { object: string }; Querystring: { names?: string } & PageQuery }>(
      "/local/shell/quick-actions/:object",
      async (request) => {
        const object = requireVisible(org, request.params.object);
        const layout = pageLayout(org.project, object, recordType(org, object, request.query), request.orgUser);
        const named = request.query.names?.split(",").filter((name) => name !== "") ?? layout.actions;
        return quickActions(org.project, object.name, named).map((action) => withRecordTypeId(org, action));
      }
    );

    app.get<{ Params: { object: string } }>("/local/shell/object/:object", async (request) => {
      const object = requireVisible(org, request.params.object);
      const access = org.security.objectAccess(request.orgUser, object);
      return {
        name: object.name,
        label: object.label,
        labelPlural: object.labelPlural,
        icon: objectIcon(org.project, object.name),
        compactFields: compactFields(org.project, object),
        nameField: object.nameField,
        path: pathField(org.project, object),
        access
      };
    });
  };
}

function requireVisible(org: LocalOrg, name: string): SObjectSchema {
  return org.schema.requireObject(name);
}

function withRecordTypeId(org: LocalOrg, action: QuickAction): QuickAction {
  if (action.kind !== "Create" || action.recordType === null) return action;
  const types = recordTypeInfos(org, org.schema.requireObject(action.object));
  return {
    ...action,
    recordTypeId: types.find(({ developerName }) => developerName === action.recordType)?.id ?? null
  };
}

/** The developer name of the record type that is asked for. */
function recordType(org: LocalOrg, object: SObjectSchema, { recordTypeId }: PageQuery): string | null {
  const found = recordTypeInfos(org, object).find(({ id }) => id === recordTypeId);
  return found?.schema?.developerName ?? null;
}
