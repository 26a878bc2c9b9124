import type { FastifyInstance } from "fastify";
import { recordTypeById } from "../../api/recordTypes.ts";
import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { withDefaults } from "../../pages/componentProperties.ts";
import { readFlexiPage } from "../../pages/flexiPage.ts";
import { pageLayout } from "../../pages/layout.ts";
import { objectPageInfo } from "../../pages/objectPageInfo.ts";
import { homePage } from "../../pages/pageAssignment.ts";

interface PageQuery {
  app?: string;
  /** A record type's id. */
  recordTypeId?: string;
}

/** What the shell shows where: pages, layouts, icons. */
export function shellPageRoutes(org: LocalOrg): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.get<{ Params: { name: string } }>("/local/shell/page/:name", async (request) => {
      const component = org.project.find("FlexiPage", request.params.name);
      if (component === undefined) throw new OrgError("NOT_FOUND", `There is no Lightning page ${request.params.name}`);
      return withDefaults(org.project, readFlexiPage(component));
    });

    app.get<{ Querystring: PageQuery }>("/local/shell/home", async (request) => {
      const page = homePage(org.project, request.query.app ?? "");
      return page === null ? null : withDefaults(org.project, page);
    });

    app.get<{ Params: { object: string }; Querystring: PageQuery }>("/local/shell/layout/:object", async (request) => {
      const object = requireVisible(org, request.params.object);
      return pageLayout(org.project, object, recordType(org, object, request.query), request.orgUser);
    });

    app.get<{ Params: { object: string } }>("/local/shell/object/:object", async (request) =>
      objectPageInfo(org, request.orgUser, requireVisible(org, request.params.object))
    );
  };
}

function requireVisible(org: LocalOrg, name: string): SObjectSchema {
  return org.schema.requireObject(name);
}

/** The developer name of the record type that is asked for. */
function recordType(org: LocalOrg, object: SObjectSchema, { recordTypeId }: PageQuery): string | null {
  return recordTypeId === undefined ? null : (recordTypeById(org, object, recordTypeId)?.developerName ?? null);
}
