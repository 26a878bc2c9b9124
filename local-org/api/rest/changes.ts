import { OrgError } from "../../errors.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { USER_MODE } from "../../security/types.ts";
import { accessibleObject } from "../objects.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_getupdated.htm and its neighbour */
export const changeRoutes: ApiRoute[] = [
  { method: "GET", path: "/sobjects/:object/updated", handle: updated },
  { method: "GET", path: "/sobjects/:object/deleted", handle: deleted }
];

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

interface Span {
  object: SObjectSchema;
  /** ISO texts, in UTC, to the minute: seconds are ignored. */
  start: string;
  end: string;
}

function updated(context: ApiContext, request: ApiRequest): ApiReply {
  const span = requestedSpan(context, request);
  const rows = changedRows(context, request, span, false);
  return ok({ ids: rows.map(({ id }) => id), latestDateCovered: restDate(span.end) });
}

function deleted(context: ApiContext, request: ApiRequest): ApiReply {
  const span = requestedSpan(context, request);
  const rows = changedRows(context, request, span, true);
  return ok({
    deletedRecords: rows.map(({ id, changed }) => ({ deletedDate: restDate(changed), id })),
    earliestDateAvailable: restDate(new Date(Date.now() - THIRTY_DAYS).toISOString()),
    latestDateCovered: restDate(span.end)
  });
}

function changedRows(
  context: ApiContext,
  { user }: ApiRequest,
  { object, start, end }: Span,
  isDeleted: boolean
): { id: string; changed: string }[] {
  const state = object.field("IsDeleted") === undefined ? "" : ` AND IsDeleted = ${isDeleted}`;
  if (isDeleted && state === "") return [];
  const soql = `SELECT Id, SystemModstamp FROM ${object.name} WHERE SystemModstamp >= ${start} AND SystemModstamp < ${end}${state} ORDER BY SystemModstamp`;
  const { rows } = context.org.query(soql, { user, access: USER_MODE, allRows: true });
  return rows.map(({ fields }) => ({ id: String(fields["Id"]), changed: String(fields["SystemModstamp"]) }));
}

function requestedSpan(context: ApiContext, request: ApiRequest): Span {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  if (object.field("SystemModstamp") === undefined)
    throw new OrgError("INVALID_TYPE", `${object.name} cannot be replicated`);
  const start = minute(request, "start");
  const end = minute(request, "end");
  if (end <= start)
    throw new OrgError("INVALID_REPLICATION_DATE", "endDate must be at least one minute greater than startDate");
  if (Date.now() - Date.parse(start) > THIRTY_DAYS)
    throw new OrgError("INVALID_REPLICATION_DATE", "startDate cannot be more than 30 days ago");
  return { object, start, end };
}

/** A plus sign that the client did not encode arrives as a blank. */
function minute(request: ApiRequest, name: "start" | "end"): string {
  const text = request.query[name];
  if (text === undefined) throw new OrgError("MISSING_ARGUMENT", `The ${name} parameter is required`);
  const time = Date.parse(text.replace(" ", "+"));
  if (Number.isNaN(time)) throw new OrgError("INVALID_REPLICATION_DATE", `${name} is no date and time: ${text}`);
  return `${new Date(time).toISOString().slice(0, 16)}:00.000Z`;
}

function restDate(iso: string): string {
  return iso.replace(/Z$/, "+0000");
}
