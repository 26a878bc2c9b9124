import type { LeadConversion, LeadConversionResult } from "../../../save/types.ts";
import type { RecordValues } from "../../../values.ts";
import { sObjectToRecord } from "../../runtime/writtenValues.ts";
import { ApexList, ApexSObject, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import type { LibraryClass } from "../library.ts";
import { variableMembers, VariablesObject } from "../variables.ts";
import { ApexDatabaseError } from "./Error.ts";

const VARIABLES = [
  "AccountId",
  "AccountRecord",
  "BypassAccountDedupeCheck",
  "BypassContactDedupeCheck",
  "ContactId",
  "ContactRecord",
  "ConvertedStatus",
  "DoNotCreateOpportunity",
  "LeadId",
  "OpportunityId",
  "OpportunityName",
  "OpportunityRecord",
  "OverwriteLeadSource",
  "OwnerId",
  "SendNotificationEmail"
];

export class ApexLeadConvert extends VariablesObject {
  readonly apexType = "Database.LeadConvert";

  /** What it asks for; without a lead it asks for nothing. */
  conversion(): LeadConversion {
    return {
      leadId: this.#text("LeadId") ?? "",
      status: this.#text("ConvertedStatus"),
      ownerId: this.#text("OwnerId"),
      accountId: this.#text("AccountId"),
      contactId: this.#text("ContactId"),
      opportunityId: this.#text("OpportunityId"),
      createsOpportunity: this.get("DoNotCreateOpportunity") !== true,
      opportunityName: this.#text("OpportunityName"),
      overwritesLeadSource: this.get("OverwriteLeadSource") === true,
      account: this.#record("AccountRecord"),
      contact: this.#record("ContactRecord"),
      opportunity: this.#record("OpportunityRecord")
    };
  }

  #text(name: string): string | null {
    const value = this.get(name);
    return typeof value === "string" && value !== "" ? value : null;
  }

  #record(name: string): RecordValues {
    const value = this.get(name);
    return value instanceof ApexSObject ? sObjectToRecord(value, "insert") : {};
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_dml_convertLead.htm */
export const LeadConvertClass: LibraryClass = {
  name: "Database.LeadConvert",
  constructors: { "": () => new ApexLeadConvert() },
  ...variableMembers(VARIABLES)
};

export class ApexLeadConvertResult extends PlatformObject {
  readonly apexType = "Database.LeadConvertResult";
  readonly result: LeadConversionResult;

  constructor(result: LeadConversionResult) {
    super();
    this.result = result;
  }

  toJsonMembers(): [string, ApexValue][] {
    const { success, leadId, accountId, contactId, opportunityId } = this.result;
    return [
      ["success", success],
      ["leadId", leadId],
      ["accountId", accountId],
      ["contactId", contactId],
      ["opportunityId", opportunityId],
      ["errors", errorList(this.result)]
    ];
  }
}

function errorList({ errors }: LeadConversionResult): ApexList {
  return new ApexList(
    "Database.Error",
    errors.map((error) => new ApexDatabaseError(error))
  );
}

export const LeadConvertResultClass: LibraryClass = {
  name: "Database.LeadConvertResult",
  ...described<ApexLeadConvertResult>({
    AccountId: ({ result }) => result.accountId,
    ContactId: ({ result }) => result.contactId,
    Errors: ({ result }) => errorList(result),
    LeadId: ({ result }) => result.leadId,
    OpportunityId: ({ result }) => result.opportunityId,
    RelatedPersonAccountId: () => null,
    Success: ({ result }) => result.success
  })
};
