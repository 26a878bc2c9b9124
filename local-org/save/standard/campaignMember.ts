import type { RecordValues } from "../../values.ts";
import type { SaveDependencies } from "../dependencies.ts";
import { fail, referenceId } from "../row.ts";
import { timestamp, type Statement } from "../statement.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere, referencedRecords, valuesBeforeAndAfter } from "./lookups.ts";

/** What a member shows of its contact or lead, under the same names. */
const SHOWN = ["FirstName", "LastName", "Salutation", "Title", "Email", "Phone", "MobilePhone", "Fax", "LeadSource"];

/**
 * A lead or a contact is a campaign's member once; the member's status tells whether it has responded.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_campaignmember.htm
 */
export const CAMPAIGN_MEMBER: StandardBehaviour = {
  derive(statement, rows) {
    const statuses = recordsWhere(
      statement,
      "CampaignMemberStatus",
      "CampaignId",
      valuesBeforeAndAfter(rows, "CampaignId")
    );
    const leads = referencedRecords(statement, "Lead", rows, "LeadId");
    const contacts = referencedRecords(statement, "Contact", rows, "ContactId");
    for (const { record, old } of rows) {
      // "Any attempt to create a single record with both results in a successful insert but only the ContactId is inserted."
      if (old === null && referenceId(record["ContactId"]) !== null) record["LeadId"] = null;
      const contact = contacts.get(String(record["ContactId"]));
      const lead = leads.get(String(record["LeadId"]));
      showPerson(record, contact ?? lead ?? {});
      record["Type"] = contact === undefined ? "Lead" : "Contact";
      if (lead !== undefined) record["CompanyOrAccount"] = lead["Company"] ?? null;
      takeStatus(
        statement,
        record,
        statuses.filter(({ CampaignId }) => CampaignId === record["CampaignId"])
      );
    }
  },

  validate(statement, rows) {
    const created = rows.filter((row) => row.old === null);
    const members = recordsWhere(
      statement,
      "CampaignMember",
      "CampaignId",
      valuesBeforeAndAfter(created, "CampaignId")
    );
    const taken = new Set(members.map(keyOf));
    for (const row of created) {
      if (referenceId(row.record["LeadOrContactId"]) === null) {
        fail(row, "REQUIRED_FIELD_MISSING", "Required fields are missing: [LeadId, ContactId]", [
          "LeadId",
          "ContactId"
        ]);
      } else if (taken.has(keyOf(row.record))) fail(row, "DUPLICATE_VALUE", "Already a campaign member.");
      taken.add(keyOf(row.record));
    }
  },

  total(statement, rows) {
    countMembers(statement.dependencies, valuesBeforeAndAfter(rows, "CampaignId"));
  }
};

function keyOf({ CampaignId, LeadOrContactId }: RecordValues): string {
  return `${String(CampaignId)}|${String(LeadOrContactId)}`;
}

function showPerson(record: RecordValues, person: RecordValues): void {
  record["LeadOrContactId"] = person["Id"] ?? null;
  record["LeadOrContactOwnerId"] = person["OwnerId"] ?? null;
  record["Name"] = person["Name"] ?? null;
  for (const field of SHOWN) record[field] = person[field] ?? null;
}

function takeStatus(statement: Statement, record: RecordValues, statuses: RecordValues[]): void {
  const initial = statuses.find(({ IsDefault }) => IsDefault === true);
  const asked = statuses.find(({ Label }) => Label === record["Status"]);
  if ((record["Status"] ?? null) === null && initial !== undefined) record["Status"] = initial["Label"] ?? null;
  record["HasResponded"] =
    statuses.length === 0 ? record["Status"] === "Responded" : (asked ?? initial)?.["HasResponded"] === true;
  if (record["HasResponded"] === true) record["FirstRespondedDate"] ??= timestamp(statement).slice(0, 10);
}

/** The campaigns' counts follow their members, without the campaigns' triggers. A converted lead is a contact too. */
export function countMembers({ schema, store }: SaveDependencies, campaignIds: readonly string[]): void {
  const campaigns = schema.object("Campaign");
  if (campaigns === undefined || campaignIds.length === 0) return;
  const all = store.readWhere(schema.requireObject("CampaignMember"), "CampaignId", campaignIds);
  for (const id of campaignIds) {
    const members = all.filter(({ CampaignId }) => CampaignId === id);
    const leads = members.filter(({ LeadId }) => LeadId !== null);
    store.update(campaigns, {
      Id: id,
      NumberOfLeads: leads.filter(({ ContactId }) => ContactId === null).length,
      NumberOfConvertedLeads: leads.filter(({ ContactId }) => ContactId !== null).length,
      NumberOfContacts: members.filter(({ ContactId }) => ContactId !== null).length,
      NumberOfResponses: members.filter(({ HasResponded }) => HasResponded === true).length
    });
  }
}
