import type {
  DocumentRecord,
  DocumentRow,
  RenderOptions
} from "../../force-app/main/document/lwc/handoffDocumentRenderer/model";

export const OPTIONS: RenderOptions = {
  locale: "en-US",
  currency: "USD",
  timeZone: "America/Los_Angeles",
  now: new Date("2026-03-02T06:30:00Z")
};

/** A handoff in which every field holds something. */
export const FULL_RECORD: DocumentRecord = {
  handoff: {
    Id: "a00000000000001AAA",
    Name: "HO-0001",
    Opportunity__r: { Name: "Acme Renewal" },
    Account__r: { Name: "Acme" },
    Status__c: "Draft",
    AE__r: { Name: "Alex Berger" },
    SE__r: { Name: "Sam Engel" },
    CSM__r: { Name: "Chris Moll" },
    Implementation_Lead__r: { Name: "Lea Brandt" },
    Project_Manager__r: { Name: "Pia Marks" },
    Handoff_Meeting_Date__c: "2026-03-05",
    ARR__c: 61380,
    TCV__c: 184140.5,
    Contract_Start__c: "2026-03-01",
    Contract_Term_Months__c: 36,
    Contract_End__c: "2029-02-28",
    Go_Live_Target__c: "2026-06-01",
    Renewal_Date__c: "2029-02-28",
    Next_Step__c: "Kick-off call",
    Deal_Description__c: "Two regions first",
    Solution_Design_URL__c: "https://docs.example.com/design?a=1&b=2",
    Win_Strategy_URL__c: "ask the team",
    Business_Problem__c: "Quotes take nine days.\n\nCustomers leave.",
    Expected_Outcome__c: "Quotes in one day",
    Buyer_Quote__c: "We lose deals while we type",
    Quoted_By__r: { Name: "Ida Brandt" },
    Closing_Moment__c: "The pilot",
    Unstated_Concerns__c: "Fear of another failed rollout",
    Migration_From__c: "Old CRM",
    Migration_Data_Types__c: "Accounts, Contacts",
    Migration_Volume__c: "2 million",
    Migration_Quality_Notes__c: "Many duplicates",
    SSO_Required__c: "Yes",
    Identity_Provider__c: "Okta",
    MFA_Required__c: "Yes",
    Compliance_Requirements__c: "GDPR;SOC 2",
    Data_Residency__c: "EU",
    Access_Restrictions__c: "Prices hidden from partners",
    First_QBR_Date__c: "2026-08-30",
    Hardest_Part__c: "Two teams, one process",
    Competitors__c: "Globex",
    Why_We_Won__c: "Time to value",
    Runner_Up_Next_Move__c: "Comes back at renewal",
    Bar_Set__c: "Search in under a second",
    Renewal_Notes__c: "Budget is set in October"
  },
  products: [
    { Product_Name__c: "Sales Cloud", Features__c: "Forecasts", Users__c: 1200, ARR__c: 61380, Caveats__c: "EU only" }
  ],
  commitments: [
    {
      What__c: "Offline mode",
      Kind__c: "Promised",
      Promised_By__r: { Name: "Alex Berger" },
      Promised_To__r: { Full_Name__c: "Ida Brandt" },
      Promised_On__c: "2026-02-01",
      Due_Date__c: "2026-07-01",
      Is_Stretch__c: true,
      Outcome__c: "Open",
      Evidence__c: "Mail of 1 Feb"
    },
    { What__c: "Dashboards", Kind__c: "Promised", Covered_By__r: { Product_Name__c: "Sales Cloud" } },
    { What__c: "Custom billing", Kind__c: "Out of Scope" }
  ],
  integrations: [
    { System__c: "SAP", Direction__c: "Bidirectional", Data__c: "Orders", Pattern__c: "REST", Priority__c: "P1" }
  ],
  stakeholders: [
    {
      Full_Name__c: "Ida Brandt",
      Title__c: "CFO",
      Role__c: "Economic Buyer",
      Relationship__c: "Strong",
      Email__c: "ida@example.com",
      Phone__c: "+49 30 1234",
      Call_First__c: true,
      Call_First_Reason__c: "She signs"
    },
    { Full_Name__c: "Per Holm", Approach_With_Care__c: true, Approach_With_Care_Reason__c: "Wanted Globex" }
  ],
  criteria: [
    {
      Metric__c: "Quote time",
      Baseline__c: "9 days",
      Target__c: "-80% by June",
      Measurement_Date__c: "2026-06-30",
      Owner_Side__c: "Vendor",
      Agreed_By__r: { Full_Name__c: "Ida Brandt" },
      Agreed_On__c: "2026-02-10"
    }
  ],
  risks: [
    {
      Risk__c: "SAP team is busy",
      Type__c: "Technical",
      Severity__c: "High",
      Likelihood__c: "Medium",
      Named_Cause__c: "SAP release in May",
      Mitigation__c: "Book two people now",
      Assigned_To__r: { Name: "Lea Brandt" },
      Status__c: "Open"
    }
  ],
  openItems: [
    {
      Item__c: "Security review",
      Assigned_To__r: { Name: "Sam Engel" },
      Due_Date__c: "2026-03-20",
      Status__c: "Open",
      Commitment__r: { What__c: "Offline mode" },
      Notes__c: "Waits for the form"
    },
    { Item__c: "Sandbox", Status__c: "Done" }
  ],
  score: {
    total: 54,
    possible: 90,
    sections: [
      { label: "Business context", earned: 20, possible: 20 },
      { label: "Risks", earned: 15 }
    ]
  }
};

/** Fields whose values are not text: dates, numbers, flags, and what decides where a row goes. */
const NOT_TEXT = /(_Date|_Start|_End|_On|_Target|Kind)__c$|^(Id|Status__c|Owner_Side__c)$/;

/** The same record with a text in place of every text. */
export function recordFilledWith(text: string): DocumentRecord {
  const filled = (row: DocumentRow): DocumentRow =>
    Object.fromEntries(
      Object.entries(row).map(([field, value]) => {
        if (typeof value === "object" && value !== null) {
          return [field, filled(value as DocumentRow)];
        }
        const keeps = typeof value !== "string" || (NOT_TEXT.test(field) && field !== "Target__c");
        return [field, keeps ? value : text];
      })
    );
  const { handoff, score, ...lists } = FULL_RECORD;
  return {
    handoff: filled(handoff),
    ...Object.fromEntries(Object.entries(lists).map(([name, rows]) => [name, (rows as DocumentRow[]).map(filled)])),
    score: score && { ...score, sections: score.sections.map((section) => ({ ...section, label: text })) }
  };
}
