import type { LocalOrg } from "../../org.ts";
import { isPersonName, pathOf } from "../../save/changeDataCapture/fieldPaths.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { FieldValue, RecordValues } from "../../values.ts";
import { asObject, isObject, type JsonObject } from "../input.ts";

/** Parts of the header that only triggers and the Pub/Sub API are given. */
const NOT_STREAMED = new Set(["nulledFields", "diffFields"]);

/** Objects for which there is no View All permission. */
const WITHOUT_VIEW_ALL = new Set(["Task", "Event"]);

/**
 * Whether the user is told of changes of the object's records: all of them, whatever is shared.
 * https://developer.salesforce.com/docs/platform/change-data-capture/guide/cdc-security-perms.html
 */
export function seesChangesOf({ security }: LocalOrg, userId: string, entity: SObjectSchema): boolean {
  const user = security.user(userId);
  if (entity.name === "User") return security.userPermission(user, "ViewAllUsers");
  if (WITHOUT_VIEW_ALL.has(entity.name)) return security.userPermission(user, "ViewAllData");
  return security.objectAccess(user, entity).viewAll;
}

/**
 * The message of a change event for one user, without the fields that the user may not read; null for a user who is not told of the object.
 * https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/cdc_event_diff_pubsub_cometd.htm
 */
export function changeEventMessage(
  org: LocalOrg,
  userId: string,
  event: SObjectSchema,
  record: RecordValues
): (JsonObject & { event: JsonObject }) | null {
  const entity = org.schema.requireObject(event.changesOf ?? "");
  if (!seesChangesOf(org, userId, entity)) return null;
  const user = org.security.user(userId);
  const readable = entity.fields.filter(
    ({ name }) => record[name] !== undefined && org.security.fieldAccess(user, entity, name).read
  );
  const header = Object.entries(headerOf(record)).filter(([name]) => !NOT_STREAMED.has(name));
  const payload = { ChangeEventHeader: Object.fromEntries(header), ...bodyOf(entity, readable, record) };
  return { schema: event.name, payload, event: { replayId: Number(record["ReplayId"]) } };
}

/** The header of a change event. */
export function headerOf(record: RecordValues): JsonObject {
  return asObject(JSON.parse(String(record["ChangeEventHeader"] ?? "{}")), "The header of a change event");
}

/** Parts of compound fields stand within them. */
function bodyOf(entity: SObjectSchema, fields: readonly FieldSchema[], record: RecordValues): JsonObject {
  const body: JsonObject = {};
  for (const field of fields) {
    if (isPersonName(entity, field.name)) continue;
    const { compound, part } = pathOf(entity, field);
    const value = streamedValue(field, record[field.name] ?? null);
    if (compound === null) body[part] = value;
    else body[compound] = { ...(isObject(body[compound]) ? body[compound] : {}), [part]: value };
  }
  return body;
}

/** Moments are in UTC, to the second. */
function streamedValue({ type }: FieldSchema, value: FieldValue): FieldValue {
  return type === "datetime" && typeof value === "string" ? value.replace(/\.000Z$/, "Z") : value;
}
