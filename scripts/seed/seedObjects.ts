export const HANDOFF = "Handoff__c";
export const PRODUCT = "Handoff_Product__c";
export const STAKEHOLDER = "Handoff_Stakeholder__c";

export const OPPORTUNITY = "Opportunity";
export const LINE_ITEM = "OpportunityLineItem";
export const CONTACT_ROLE = "OpportunityContactRole";
export const TEAM_MEMBER = "OpportunityTeamMember";

/** From which objects each object that seeding fills may be filled. */
export const SOURCES_BY_TARGET: ReadonlyMap<string, readonly string[]> = new Map([
  [HANDOFF, [OPPORTUNITY, TEAM_MEMBER]],
  [PRODUCT, [LINE_ITEM]],
  [STAKEHOLDER, [CONTACT_ROLE]]
]);

/** The fields that seeding itself keeps on each object, besides the mapped ones. */
export const OWN_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  [HANDOFF, ["Opportunity__c", "Opportunity_Key__c", "Seeded_Values__c", "Seeded_Keys__c", "Seeded_At__c"]],
  [PRODUCT, ["Handoff__c", "Source_Key__c", "Seeded_Values__c"]],
  [STAKEHOLDER, ["Handoff__c", "Contact__c", "Source_Key__c", "Seeded_Values__c"]]
]);
