import { OrgError } from "../errors.ts";
import type { SObjectSchema } from "../schema/types.ts";
import { LimitExceededError } from "../transaction/limits.ts";
import type { FieldValue, RecordValues } from "../values.ts";
import { countMembers } from "./standard/campaignMember.ts";
import type { SaveDependencies } from "./dependencies.ts";
import { referenceId } from "./row.ts";
import type { LeadConversion, LeadConversionResult, SaveOperation, SaveResult } from "./types.ts";

/** Saves one record: as the user, or (fields of the conversion) as the platform. */
type SaveOne = (
  operation: SaveOperation,
  object: SObjectSchema,
  record: RecordValues,
  as: "user" | "platform"
) => SaveResult;

/** Writes fields of a record beside all saves. */
type WriteOne = (object: SObjectSchema, record: RecordValues, changes: RecordValues) => void;

const ACCOUNT_FIELDS = {
  Name: "Company",
  Phone: "Phone",
  Fax: "Fax",
  Website: "Website",
  Industry: "Industry",
  Rating: "Rating",
  AnnualRevenue: "AnnualRevenue",
  NumberOfEmployees: "NumberOfEmployees",
  AccountSource: "LeadSource",
  BillingStreet: "Street",
  BillingCity: "City",
  BillingState: "State",
  BillingPostalCode: "PostalCode",
  BillingCountry: "Country"
};

const CONTACT_FIELDS = {
  FirstName: "FirstName",
  LastName: "LastName",
  Salutation: "Salutation",
  Title: "Title",
  Email: "Email",
  Phone: "Phone",
  MobilePhone: "MobilePhone",
  Fax: "Fax",
  LeadSource: "LeadSource",
  Description: "Description",
  DoNotCall: "DoNotCall",
  HasOptedOutOfEmail: "HasOptedOutOfEmail",
  MailingStreet: "Street",
  MailingCity: "City",
  MailingState: "State",
  MailingPostalCode: "PostalCode",
  MailingCountry: "Country"
};

/** What hangs on a lead and goes to its contact. */
const FOLLOWING: readonly [object: string, field: string, contactField: string][] = [
  ["Task", "WhoId", "WhoId"],
  ["Event", "WhoId", "WhoId"],
  ["CampaignMember", "LeadId", "ContactId"]
];

/**
 * Makes an account, a contact and an opportunity of a lead, or takes those that are there; all of it or nothing.
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_convertlead.htm
 */
export function convertLead(
  dependencies: SaveDependencies,
  saveOne: SaveOne,
  writeOne: WriteOne,
  conversion: LeadConversion
): LeadConversionResult {
  const { leadId } = conversion;
  try {
    const made = dependencies.store.transaction(() => convert(dependencies, saveOne, writeOne, conversion));
    return { leadId, ...made, success: true, errors: [] };
  } catch (problem) {
    if (!(problem instanceof OrgError) || problem instanceof LimitExceededError) throw problem;
    const { statusCode, message, fields } = problem;
    const nothing = { accountId: null, contactId: null, opportunityId: null };
    return { leadId, ...nothing, success: false, errors: [{ statusCode, message, fields }] };
  }
}

type Made = Pick<LeadConversionResult, "accountId" | "contactId" | "opportunityId">;

/** Throws an `OrgError` for the first thing that goes wrong. */
function convert(
  dependencies: SaveDependencies,
  saveOne: SaveOne,
  writeOne: WriteOne,
  conversion: LeadConversion
): Made {
  const { schema } = dependencies;
  const lead = unconvertedLead(dependencies, conversion);
  const owner = conversion.ownerId ?? lead["OwnerId"] ?? null;
  const create = (object: string, defaults: RecordValues, given: RecordValues): string => {
    const record = { ...defaults, OwnerId: owner, ...given };
    return required(saveOne("insert", schema.requireObject(object), record, "user"));
  };
  const accountId = conversion.accountId ?? create("Account", copied(lead, ACCOUNT_FIELDS), conversion.account);
  const contactId =
    conversion.contactId ??
    create("Contact", { ...copied(lead, CONTACT_FIELDS), AccountId: accountId }, conversion.contact);
  const opportunityId = conversion.createsOpportunity
    ? (conversion.opportunityId ??
      create(
        "Opportunity",
        opportunityOf(dependencies, lead, conversion, accountId, contactId),
        conversion.opportunity
      ))
    : null;
  if (conversion.overwritesLeadSource && conversion.contactId !== null) {
    const source = { Id: contactId, LeadSource: lead["LeadSource"] ?? null };
    required(saveOne("update", schema.requireObject("Contact"), source, "user"));
  }
  moveFollowing(dependencies, writeOne, conversion.leadId, contactId);
  required(
    saveOne(
      "update",
      schema.requireObject("Lead"),
      convertedLead(conversion, accountId, contactId, opportunityId),
      "platform"
    )
  );
  return { accountId, contactId, opportunityId };
}

function unconvertedLead({ schema, store }: SaveDependencies, conversion: LeadConversion): RecordValues {
  const { leadId, status, accountId, contactId } = conversion;
  const lead = store.read(schema.requireObject("Lead"), [leadId]).get(leadId);
  if (lead === undefined) throw new OrgError("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
  if (lead["IsDeleted"] === true) throw new OrgError("ENTITY_IS_DELETED", "entity is deleted");
  if (lead["IsConverted"] === true) {
    throw new OrgError("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
  }
  if (status === null) throw new OrgError("REQUIRED_FIELD_MISSING", "convertedStatus is required", ["convertedStatus"]);
  const statuses = store.readWhere(schema.requireObject("LeadStatus"), "ApiName", [status]);
  if (statuses[0]?.["IsConverted"] !== true) {
    throw new OrgError("INVALID_STATUS", `invalid convertedStatus: ${status}`);
  }
  if (contactId !== null && accountId === null) {
    throw new OrgError("REQUIRED_FIELD_MISSING", "An account ID is required when a contact ID is given", ["accountId"]);
  }
  return lead;
}

function copied(lead: RecordValues, fields: Readonly<Record<string, string>>): RecordValues {
  const values = Object.entries(fields).map(([target, source]): [string, FieldValue] => [target, lead[source] ?? null]);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

/** In the first stage, closing at the end of the quarter; the contact becomes its primary contact role. */
function opportunityOf(
  { schema }: SaveDependencies,
  lead: RecordValues,
  { opportunityName }: LeadConversion,
  accountId: string,
  contactId: string
): RecordValues {
  const stages = schema
    .requireObject("Opportunity")
    .field("StageName")
    ?.picklistValues.filter((each) => each.active);
  return {
    Name: opportunityName ?? lead["Company"] ?? null,
    AccountId: accountId,
    ContactId: contactId,
    LeadSource: lead["LeadSource"] ?? null,
    StageName: stages?.[0]?.value ?? null,
    CloseDate: endOfQuarter(new Date())
  };
}

function endOfQuarter(now: Date): string {
  const nextQuarter = Math.floor(now.getUTCMonth() / 3) * 3 + 3;
  return new Date(Date.UTC(now.getUTCFullYear(), nextQuarter, 0)).toISOString().slice(0, 10);
}

function moveFollowing(dependencies: SaveDependencies, writeOne: WriteOne, leadId: string, contactId: string): void {
  const { schema, store } = dependencies;
  for (const [name, field, contactField] of FOLLOWING) {
    const object = schema.object(name);
    if (object?.field(field)?.stored !== true) continue;
    const followers = store.readWhere(object, field, [leadId]);
    for (const record of followers) writeOne(object, record, { [contactField]: contactId });
    countMembers(
      dependencies,
      followers.flatMap(({ CampaignId }) => referenceId(CampaignId) ?? [])
    );
  }
}

function convertedLead(
  { leadId, status }: LeadConversion,
  accountId: string,
  contactId: string,
  opportunityId: string | null
): RecordValues {
  return {
    Id: leadId,
    Status: status,
    IsConverted: true,
    ConvertedDate: new Date().toISOString().slice(0, 10),
    ConvertedAccountId: accountId,
    ConvertedContactId: contactId,
    ConvertedOpportunityId: opportunityId
  };
}

function required({ id, success, errors }: SaveResult): string {
  const saved = success ? referenceId(id) : null;
  if (saved !== null) return saved;
  throw new OrgError(errors[0]?.statusCode ?? "UNKNOWN_EXCEPTION", errors[0]?.message ?? "", errors[0]?.fields ?? []);
}
