import type { FastifyInstance } from "fastify";
import { commaList } from "../../api/input.ts";
import { ok } from "../../api/route.ts";
import { batchReply } from "../../api/uiapi/batch.ts";
import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { UserContext } from "../../security/types.ts";
import { activitiesOf } from "../../pages/activities.ts";
import { compactFields } from "../../pages/compactLayout.ts";
import { fieldPath } from "../../pages/fieldNames.ts";
import { objectIcon } from "../../pages/icons.ts";
import { pageLayout } from "../../pages/layout.ts";
import { listViews } from "../../pages/listView.ts";
import { readListView } from "../../pages/readListView.ts";
import { readRelatedList, relationshipNamed } from "../../pages/relatedList.ts";
import { NO_RECORD_ACCESS, recordName } from "../../pages/recordName.ts";
import { searchRecords } from "../../pages/search.ts";

const RELATED_LIST_ROWS = 6;
const LIST_ROWS = 200;
const LOOKUP_ROWS = 8;

interface ListQuery {
  sort?: string;
  descending?: string;
  search?: string;
  /** Ids for "Recently Viewed", newest first. */
  recent?: string;
}

/** Records as lists: list views, related lists, search. All in the user's own permissions and sharing. */
export function recordRoutes(org: LocalOrg): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.get<{ Params: { object: string } }>("/local/shell/list-views/:object", async (request) => {
      const views = listViews(org.project, org.schema.requireObject(request.params.object));
      return views.map(({ name, label }) => ({ name, label }));
    });

    app.get<{ Params: { object: string; view: string }; Querystring: ListQuery }>(
      "/local/shell/list/:object/:view",
      async (request) => {
        const { sort, descending, search, recent } = request.query;
        return readListView(org, request.orgUser, org.schema.requireObject(request.params.object), {
          view: request.params.view,
          sort: sort === undefined ? null : { path: sort, descending: descending === "true" },
          search: search ?? "",
          recent: (recent ?? "").split(",").filter((id) => id !== ""),
          limit: LIST_ROWS
        });
      }
    );

    app.get<{ Params: { id: string }; Querystring: { all?: string } }>("/local/shell/related/:id", async (request) => {
      const object = objectOf(org, request.params.id);
      const { relatedLists } = pageLayout(org.project, object, null, request.orgUser);
      return relatedLists.flatMap(
        (list) => readRelatedList(org, request.orgUser, object, request.params.id, list, RELATED_LIST_ROWS) ?? []
      );
    });

    app.get<{ Params: { id: string; list: string }; Querystring: { all?: string } }>(
      "/local/shell/related/:id/:list",
      async (request) => {
        const { id, list: name } = request.params;
        const object = objectOf(org, id);
        const { relatedLists } = pageLayout(org.project, object, null, request.orgUser);
        const wanted = relationshipNamed(object, name);
        const list = relatedLists.find((candidate) => relationshipNamed(object, candidate.name) === wanted) ?? {
          name,
          fields: [],
          sortField: null,
          sortDescending: false
        };
        const limit = request.query.all === "true" ? LIST_ROWS : RELATED_LIST_ROWS;
        const found = wanted === undefined ? null : readRelatedList(org, request.orgUser, object, id, list, limit);
        if (found === null) throw new OrgError("NOT_FOUND", `There is no related list ${name} on ${object.label}`);
        return found;
      }
    );

    app.get<{ Params: { id: string } }>("/local/shell/activities/:id", async (request) => {
      const { id } = request.params;
      return activitiesOf(org, request.orgUser, objectOf(org, id), id, new Date().toISOString());
    });

    app.get<{ Params: { id: string }; Querystring: { layoutTypes?: string } }>(
      "/local/shell/layout-fields/:id",
      async (request) => {
        const object = objectOf(org, request.params.id);
        const compact = compactFields(org.project, object);
        if (request.query.layoutTypes === "Compact") return { fields: qualify(object.name, compact) };
        const { sections } = pageLayout(org.project, object, null, request.orgUser);
        const items = sections.flatMap(({ columns }) => columns.flat());
        const full = items.flatMap(({ field }) => fieldPath(object, field) ?? []);
        return { fields: qualify(object.name, [...new Set([...full, ...compact])]) };
      }
    );

    app.get<{ Querystring: { q?: string; object?: string } }>("/local/shell/search", async (request) => {
      const { q = "", object } = request.query;
      const objects = object === undefined ? searchable(org, request.orgUser) : [object];
      return objects.flatMap((name) => {
        const schema = org.schema.requireObject(name);
        const records = searchRecords(org, request.orgUser, schema, q, LOOKUP_ROWS);
        const { label, labelPlural } = schema;
        return records.length === 0 && object === undefined
          ? []
          : [{ object: schema.name, label, labelPlural, icon: objectIcon(org.project, schema.name), records }];
      });
    });

    app.get<{ Querystring: { ids?: string } }>(
      "/local/shell/record-names",
      async (request) =>
        batchReply(commaList(request.query.ids), (id) => {
          const named = recordName(org, request.orgUser, id);
          if (named === null) throw new OrgError("INSUFFICIENT_ACCESS", NO_RECORD_ACCESS);
          return ok(named);
        }).body
    );
  };
}

function objectOf(org: LocalOrg, id: string): ReturnType<LocalOrg["schema"]["requireObject"]> {
  const object = org.schema.objectForId(id);
  if (object === undefined) throw new OrgError("NOT_FOUND", `There is no record ${id}`);
  return object;
}

function qualify(object: string, fields: readonly string[]): string[] {
  return fields.map((field) => `${object}.${field}`);
}

/** Objects of the global search: those with a tab for the user. */
function searchable(org: LocalOrg, user: UserContext): string[] {
  return [...org.schema.objects()]
    .filter(
      (object) =>
        object.kind === "custom" ||
        ["Account", "Contact", "Opportunity", "Lead", "Case", "Product2"].includes(object.name)
    )
    .filter((object) => org.security.objectAccess(user, object).read && object.queryable)
    .map(({ name }) => name);
}
