import type { DocumentRecord } from "../../force-app/main/document/lwc/handoffDocumentRenderer/model.ts";

export const HANDOFF = "Handoff__c";

/** The lists below a handoff: their objects, and the order in which the app shows them. */
export const CHILDREN: readonly {
  list: Exclude<keyof DocumentRecord, "handoff" | "score">;
  object: string;
  order: readonly string[];
}[] = [
  { list: "products", object: "Handoff_Product__c", order: [] },
  { list: "stakeholders", object: "Handoff_Stakeholder__c", order: ["Call_First__c DESC", "Is_Primary__c DESC"] },
  { list: "criteria", object: "Handoff_Success_Criterion__c", order: ["Measurement_Date__c NULLS LAST"] },
  { list: "risks", object: "Handoff_Risk__c", order: ["Severity__c NULLS LAST", "Likelihood__c NULLS LAST"] },
  { list: "openItems", object: "Handoff_Open_Item__c", order: ["Status__c NULLS FIRST", "Due_Date__c NULLS LAST"] },
  {
    list: "commitments",
    object: "Handoff_Commitment__c",
    order: ["Kind__c NULLS LAST", "Is_Uncovered__c DESC", "Due_Date__c NULLS LAST"]
  },
  { list: "integrations", object: "Handoff_Integration__c", order: ["Priority__c NULLS LAST"] }
];

/** What the app's code keeps for itself. */
export const INTERNAL_FIELDS = new Set([
  "Opportunity_Key__c",
  "Playbook_Keys__c",
  "Seeded_At__c",
  "Seeded_Keys__c",
  "Seeded_Values__c",
  "Source_Key__c"
]);

/** By which field a referenced record is named, where that is not `Name`. */
export const NAME_FIELDS: Readonly<Record<string, string>> = {
  Handoff_Commitment__c: "What__c",
  Handoff_Product__c: "Product_Name__c",
  Handoff_Stakeholder__c: "Full_Name__c"
};

/** Points by section of the rubric, as they are stored. */
export const SCORE_FIELDS: Readonly<Record<string, string>> = {
  Score_Business_Context__c: "Business context",
  Score_Technical__c: "Technical requirements",
  Score_Success_Criteria__c: "Success criteria",
  Score_Risks__c: "Risks",
  Score_Open_Items__c: "Open items"
};
