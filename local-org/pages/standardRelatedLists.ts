/** How the platform's own layouts show the children of a standard object: its related list's title, where it is not the plural, and columns. */
export interface StandardRelatedList {
  label?: string;
  fields: readonly string[];
}

/** By the children's object. */
export const STANDARD_RELATED_LISTS: Record<string, StandardRelatedList> = {
  Asset: { fields: ["Name", "SerialNumber", "InstallDate", "Quantity"] },
  CampaignMember: { fields: ["ContactId", "LeadId", "Status"] },
  Case: { fields: ["CaseNumber", "ContactId", "Subject", "Priority", "Status"] },
  Contact: { fields: ["Name", "Title", "Email", "Phone"] },
  Contract: { fields: ["ContractNumber", "StartDate", "EndDate", "Status"] },
  Note: { fields: ["Title", "OwnerId", "LastModifiedDate"] },
  Opportunity: { fields: ["Name", "StageName", "Amount", "CloseDate"] },
  OpportunityContactRole: { label: "Contact Roles", fields: ["ContactId", "Role", "IsPrimary"] },
  OpportunityLineItem: { label: "Products", fields: ["Product2Id", "Quantity", "UnitPrice", "ServiceDate"] },
  OpportunityTeamMember: { label: "Opportunity Team", fields: ["UserId", "TeamMemberRole"] },
  Order: { fields: ["OrderNumber", "EffectiveDate", "Status", "TotalAmount"] },
  OrderItem: { label: "Order Products", fields: ["Product2Id", "Quantity", "UnitPrice", "TotalPrice"] },
  PricebookEntry: { label: "Price Books", fields: ["Pricebook2Id", "Product2Id", "UnitPrice", "IsActive"] }
};
