/** Fields of the platform's own layouts of common standard objects: left and right column, required ones first as on the platform. */
export const STANDARD_LAYOUTS: Record<string, readonly [readonly string[], readonly string[]]> = {
  Account: [
    ["OwnerId", "Name", "ParentId", "AccountNumber", "Site", "Type", "Industry", "AnnualRevenue", "BillingAddress"],
    ["Rating", "Phone", "Fax", "Website", "TickerSymbol", "Ownership", "NumberOfEmployees", "Sic", "ShippingAddress"]
  ],
  Contact: [
    ["OwnerId", "Name", "AccountId", "Title", "Department", "Birthdate", "ReportsToId", "LeadSource", "MailingAddress"],
    [
      "Phone",
      "HomePhone",
      "MobilePhone",
      "OtherPhone",
      "Fax",
      "Email",
      "AssistantName",
      "AssistantPhone",
      "OtherAddress"
    ]
  ],
  Opportunity: [
    ["OwnerId", "IsPrivate", "Name", "AccountId", "Type", "LeadSource", "Description"],
    ["Amount", "ExpectedRevenue", "CloseDate", "NextStep", "StageName", "Probability", "CampaignId"]
  ],
  Lead: [
    ["OwnerId", "Name", "Company", "Title", "LeadSource", "Industry", "AnnualRevenue", "Address"],
    ["Phone", "MobilePhone", "Fax", "Email", "Website", "Status", "Rating", "NumberOfEmployees"]
  ],
  Task: [
    ["OwnerId", "Subject", "ActivityDate", "Description"],
    ["WhoId", "WhatId", "Status", "Priority"]
  ],
  Product2: [
    ["Name", "ProductCode", "Description"],
    ["IsActive", "Family"]
  ],
  OpportunityLineItem: [
    ["OpportunityId", "Product2Id", "PricebookEntryId", "ServiceDate", "Description"],
    ["Quantity", "UnitPrice", "TotalPrice", "ListPrice"]
  ],
  OpportunityContactRole: [
    ["OpportunityId", "ContactId"],
    ["Role", "IsPrimary"]
  ],
  OpportunityTeamMember: [
    ["OpportunityId", "UserId"],
    ["TeamMemberRole", "OpportunityAccessLevel"]
  ]
};
