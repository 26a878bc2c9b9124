import { USER_MODE } from "../../security/types.ts";
import { commaList } from "../input.ts";
import { accessibleObjects } from "../objects.ts";
import { organization } from "../organization.ts";
import { recordJson } from "../records/recordJson.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { visibleTabs } from "../../pages/apps.ts";
import { ORG_LIMITS } from "../../transaction/orgLimits.ts";

/** What an org tells about itself: resources, limits, tabs, recent records. */
export const informationRoutes: ApiRoute[] = [
  { method: "GET", path: "/", handle: resources },
  { method: "GET", path: "/limits", handle: () => ok(orgLimits()) },
  { method: "GET", path: "/limits/recordCount", handle: recordCounts },
  { method: "GET", path: "/tabs", handle: tabs },
  { method: "GET", path: "/recent", handle: recent }
];

const RESOURCES = [
  "tooling",
  "query",
  "queryAll",
  "search",
  "parameterizedSearch",
  "sobjects",
  "composite",
  "limits",
  "recent",
  "tabs",
  "ui-api",
  "jobs"
];

function resources(context: ApiContext, request: ApiRequest): ApiReply {
  const root = `/services/data/v${request.version}`;
  const paths = Object.fromEntries(RESOURCES.map((name) => [name, `${root}/${name}`]));
  // The only absolute address: clients that hold nothing but a token learn here who they are.
  const identity = `http://${request.headers["host"] ?? "localhost"}/id/${organization(context.org).id}/${request.user.userId}`;
  return ok({ ...paths, identity });
}

/** The daily limits of an org; the local org uses none of them up. */
function orgLimits(): Record<string, { Max: number; Remaining: number }> {
  return Object.fromEntries(Object.entries(ORG_LIMITS).map(([name, most]) => [name, { Max: most, Remaining: most }]));
}

/**
 * Counts what the user sees, so that nobody learns how much is hidden.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_record_count.htm
 */
function recordCounts({ org }: ApiContext, { user, query }: ApiRequest): ApiReply {
  const wanted = new Set(commaList(query["sObjects"]).map((name) => name.toLowerCase()));
  const counted = accessibleObjects(org, user).filter(
    ({ name, queryable, kind }) =>
      queryable && kind !== "platformEvent" && (wanted.size === 0 || wanted.has(name.toLowerCase()))
  );
  const counts = counted.map(({ name }) => ({
    count: org.query(`SELECT COUNT() FROM ${name}`, { user, access: USER_MODE }).totalSize,
    name
  }));
  return ok({ sObjects: wanted.size === 0 ? counts.filter(({ count }) => count > 0) : counts });
}

function tabs(context: ApiContext, request: ApiRequest): ApiReply {
  return ok(
    visibleTabs(context.org, request.user).map((tab) => ({
      custom: tab.name.endsWith("__c"),
      iconUrl: "",
      icons: [],
      label: tab.label,
      miniIconUrl: "",
      name: tab.name,
      sobjectName: tab.kind === "object" ? tab.target : "",
      url: `/lightning/${tab.kind === "object" ? "o" : "n"}/${tab.target}`
    }))
  );
}

const MOST_RECENT = 200;

/** Records that the user changed last, over all objects with a name and a tab. */
function recent(context: ApiContext, request: ApiRequest): ApiReply {
  const limit = Math.min(MOST_RECENT, Math.max(1, Number(request.query["limit"] ?? MOST_RECENT) || MOST_RECENT));
  const tabbed = new Set(visibleTabs(context.org, request.user).map((tab) => tab.target));
  const rows = accessibleObjects(context.org, request.user)
    .filter(
      (object) => tabbed.has(object.name) && object.nameField !== null && object.field("LastModifiedDate") !== undefined
    )
    .flatMap((object) => {
      const soql = `SELECT Id, ${object.nameField}, LastModifiedDate FROM ${object.name} WHERE LastModifiedById = '${request.user.userId}' ORDER BY LastModifiedDate DESC LIMIT ${limit}`;
      return context.org.query(soql, { user: request.user, access: USER_MODE }).rows;
    });
  rows.sort((a, b) => String(b.fields["LastModifiedDate"]).localeCompare(String(a.fields["LastModifiedDate"])));
  return ok(rows.slice(0, limit).map((row) => recordJson(context.org.schema, request.version, row)));
}
