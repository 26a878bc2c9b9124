import type { FieldDescribe, ObjectDescribe } from "../orgApi.ts";

/** A described field for tests. */
export function field(name: string, type: string, details: Partial<FieldDescribe> = {}): FieldDescribe {
  return {
    name,
    type,
    length: 255,
    scale: 0,
    restrictedPicklist: false,
    picklistValues: [],
    relationshipName: null,
    referenceTo: [],
    ...details
  };
}

/** A described lookup for tests. */
export function lookup(name: string, relationshipName: string, referenceTo: string): FieldDescribe {
  return field(name, "reference", { relationshipName, referenceTo: [referenceTo] });
}

/** The objects that seeding works with, cut down to what tests map. */
export const OBJECTS: readonly ObjectDescribe[] = [
  {
    name: "Handoff__c",
    fields: [
      lookup("Opportunity__c", "Opportunity__r", "Opportunity"),
      field("Opportunity_Key__c", "string", { length: 18 }),
      field("Seeded_Values__c", "textarea"),
      field("Seeded_Keys__c", "textarea"),
      field("Seeded_At__c", "datetime"),
      field("Next_Step__c", "string"),
      field("ARR__c", "currency", { scale: 2 }),
      lookup("SE__c", "SE__r", "User")
    ]
  },
  {
    name: "Handoff_Product__c",
    fields: [
      lookup("Handoff__c", "Handoff__r", "Handoff__c"),
      field("Source_Key__c", "string", { length: 40 }),
      field("Seeded_Values__c", "textarea"),
      field("Product_Name__c", "string"),
      field("Users__c", "double")
    ]
  },
  {
    name: "Handoff_Stakeholder__c",
    fields: [
      lookup("Handoff__c", "Handoff__r", "Handoff__c"),
      lookup("Contact__c", "Contact__r", "Contact"),
      field("Source_Key__c", "string", { length: 40 }),
      field("Seeded_Values__c", "textarea"),
      field("Role__c", "string"),
      field("Is_Primary__c", "boolean")
    ]
  },
  {
    name: "Opportunity",
    fields: [
      field("NextStep", "string"),
      field("Amount", "currency", { scale: 2 }),
      lookup("AccountId", "Account", "Account"),
      lookup("Plan__c", "Plan__r", "Account")
    ]
  },
  { name: "Account", fields: [field("Name", "string")] },
  {
    name: "OpportunityLineItem",
    fields: [field("Quantity", "double", { scale: 2 }), field("Description", "string")]
  },
  {
    name: "OpportunityContactRole",
    fields: [lookup("ContactId", "Contact", "Contact"), field("Role", "picklist"), field("IsPrimary", "boolean")]
  },
  { name: "OpportunityTeamMember", fields: [field("UserId", "reference"), field("TeamMemberRole", "picklist")] }
];
