import type { DocumentRecord, DocumentScore } from "../../force-app/main/document/lwc/handoffDocumentRenderer/model.ts";
import { ObjectDescribes } from "../seed/objectDescribes.ts";
import type { FieldDescribe, ObjectDescribe, OrgApi } from "../seed/orgApi.ts";
import type { OrgRecord } from "../seed/values.ts";
import { CHILDREN, HANDOFF, INTERNAL_FIELDS, NAME_FIELDS, SCORE_FIELDS } from "./documentObjects.ts";
import * as messages from "./messages.ts";

/** There is nothing to export for this user; the message says what to do. */
export class ExportError extends Error {}

/** How the user who is logged in reads dates and numbers. */
export interface UserSettings {
  locale: string;
  timeZone: string;
}

/**
 * Reads the handoff of an Opportunity with what the user may see of it: a field or an object that is hidden is left out.
 *
 * @throws ExportError where the Opportunity or the handoff cannot be seen
 */
export async function readDocument(api: OrgApi, opportunityId: string): Promise<DocumentRecord> {
  const describes = new ObjectDescribes(api);
  const described = await describes.of(HANDOFF);
  if (described === null) {
    throw new ExportError(messages.appHidden());
  }
  const name = await opportunityName(api, opportunityId);
  const [handoff] = await read(api, describes, described, `Opportunity__c = '${opportunityId}'`, []);
  if (handoff === undefined) {
    throw new ExportError(messages.handoffNotFound(name));
  }
  return { handoff, ...(await readChildren(api, describes, String(handoff["Id"]))), ...scoreOf(handoff) };
}

/** @throws Error where the org does not answer */
export async function readUserSettings(api: OrgApi): Promise<UserSettings> {
  const [user] = await api.query(`SELECT LocaleSidKey, TimeZoneSidKey FROM User WHERE Id = '${await api.userId()}'`);
  return { locale: toBcp47(user?.["LocaleSidKey"]), timeZone: String(user?.["TimeZoneSidKey"] ?? "UTC") };
}

/** Salesforce's locales have parts that Intl does not know, as in `de_DE_EURO`. */
function toBcp47(key: unknown): string {
  const [language = "en", region = ""] = String(key ?? "en_US").split("_");
  const tag = /^[A-Z]{2}$/.test(region) ? `${language}-${region}` : language;
  return Intl.DateTimeFormat.supportedLocalesOf(tag)[0] ?? "en-US";
}

async function opportunityName(api: OrgApi, id: string): Promise<string> {
  const [opportunity] = await api.query(`SELECT Name FROM Opportunity WHERE Id = '${id}'`);
  if (opportunity === undefined) {
    throw new ExportError(messages.opportunityNotFound(id));
  }
  return String(opportunity["Name"]);
}

async function readChildren(
  api: OrgApi,
  describes: ObjectDescribes,
  handoffId: string
): Promise<Omit<DocumentRecord, "handoff" | "score">> {
  const lists: [string, OrgRecord[]][] = [];
  for (const { list, object, order } of CHILDREN) {
    const described = await describes.of(object);
    if (described !== null) {
      lists.push([list, await read(api, describes, described, `Handoff__c = '${handoffId}'`, order)]);
    }
  }
  return Object.fromEntries(lists);
}

async function read(
  api: OrgApi,
  describes: ObjectDescribes,
  described: ObjectDescribe,
  condition: string,
  order: readonly string[]
): Promise<OrgRecord[]> {
  const visible = new Set(described.fields.map(({ name }) => name));
  const sorted = order.filter((entry) => visible.has(entry.split(" ")[0] ?? ""));
  const fields = await selectedFields(described, describes);
  return api.query(
    `SELECT ${fields.join(", ")} FROM ${described.name} WHERE ${condition} ORDER BY ${[...sorted, "Name"].join(", ")}`
  );
}

/** Every field of the app that the user sees, and the names of the records that references point to. */
async function selectedFields(described: ObjectDescribe, describes: ObjectDescribes): Promise<string[]> {
  const own = described.fields.filter(({ name }) => isContent(name));
  const names = await Promise.all(own.map((field) => referenceName(field, describes)));
  return ["Id", "Name", ...own.map(({ name }) => name), ...names.flat()];
}

function isContent(field: string): boolean {
  return field === "CurrencyIsoCode" || (field.endsWith("__c") && !INTERNAL_FIELDS.has(field));
}

async function referenceName(field: FieldDescribe, describes: ObjectDescribes): Promise<string[]> {
  const [target, another] = field.referenceTo;
  if (!field.relationshipName || target === undefined || another !== undefined) {
    return [];
  }
  const nameField = NAME_FIELDS[target] ?? "Name";
  return (await describes.field(target, nameField)) ? [`${field.relationshipName}.${nameField}`] : [];
}

function scoreOf(handoff: OrgRecord): { score?: DocumentScore } {
  const { Score__c: total, Score_Possible__c: possible } = handoff;
  if (typeof total !== "number" || typeof possible !== "number") {
    return {};
  }
  const sections = Object.entries(SCORE_FIELDS).flatMap(([field, label]) => {
    const earned = handoff[field];
    return typeof earned === "number" ? [{ label, earned }] : [];
  });
  return { score: { total, possible, sections } };
}
