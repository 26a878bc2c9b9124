import type { FieldPlace } from "c/handoffRecordFields";
import { LABELS } from "./labels";

/** The lists of child records that a handoff brings along. */
export type ChildList = keyof Pick<
  HandoffRecord,
  "products" | "stakeholders" | "criteria" | "risks" | "openItems" | "commitments" | "integrations"
>;

/** The rows of a child object within a section. */
export interface SectionTable {
  caption: string;
  objectApiName: string;
  rows: ChildList;
  columns: string[];
  formFields: string[];
  addLabel: string;
  emptyText: string;
  /** Only rows with these values belong to the table, and new rows get them. */
  constants?: Record<string, string>;
}

/** Part of a section: fields of the handoff, or a table of its rows, and the topic that can be marked as not needed. */
export interface SectionBlock {
  key: string;
  heading?: string;
  fields?: FieldPlace[];
  table?: SectionTable;
  /** `<topic>_Not_Needed__c` and `<topic>_Not_Needed_Reason__c` answer it. */
  topic?: string;
}

/** One numbered section of the handoff document. */
export interface Section {
  key: PageSection;
  number: number;
  title: string;
  hint: string;
  /** Where the rubric counts its points; none where a section earns no points of its own. */
  rubric?: RubricSection;
  blocks: SectionBlock[];
}

function wide(...names: string[]): FieldPlace[] {
  return names.map((name) => ({ name, wide: true }));
}

function narrow(...names: string[]): FieldPlace[] {
  return names.map((name) => ({ name }));
}

const PROMISED: SectionTable = {
  caption: LABELS.promised,
  objectApiName: "Handoff_Commitment__c",
  rows: "commitments",
  constants: { Kind__c: "Promised" },
  columns: ["What__c", "Coverage__c", "Promised_By__c", "Promised_To__c", "Due_Date__c", "Outcome__c"],
  formFields: [
    "What__c",
    "Covered_By__c",
    "Promised_By__c",
    "Promised_To__c",
    "Promised_On__c",
    "Due_Date__c",
    "Outcome__c",
    "Is_Stretch__c",
    "Evidence__c"
  ],
  addLabel: LABELS.addPromise,
  emptyText: LABELS.noPromises
};

const OUT_OF_SCOPE: SectionTable = {
  caption: LABELS.outOfScope,
  objectApiName: "Handoff_Commitment__c",
  rows: "commitments",
  constants: { Kind__c: "Out of Scope" },
  columns: ["What__c", "Promised_By__c", "Promised_To__c", "Evidence__c"],
  formFields: ["What__c", "Promised_By__c", "Promised_To__c", "Promised_On__c", "Evidence__c"],
  addLabel: LABELS.addOutOfScope,
  emptyText: LABELS.noOutOfScope
};

const PRODUCTS: SectionTable = {
  caption: LABELS.products,
  objectApiName: "Handoff_Product__c",
  rows: "products",
  columns: ["Product_Name__c", "Features__c", "Users__c", "ARR__c", "Service_Start__c", "Caveats__c"],
  formFields: [
    "Product_Name__c",
    "Product_Code__c",
    "Users__c",
    "ARR__c",
    "Service_Start__c",
    "Term_Months__c",
    "Features__c",
    "Caveats__c"
  ],
  addLabel: LABELS.addProduct,
  emptyText: LABELS.noProducts
};

const INTEGRATIONS: SectionTable = {
  caption: LABELS.integrations,
  objectApiName: "Handoff_Integration__c",
  rows: "integrations",
  columns: ["System__c", "Direction__c", "Data__c", "Pattern__c", "Priority__c"],
  formFields: ["System__c", "Direction__c", "Pattern__c", "Priority__c", "Data__c"],
  addLabel: LABELS.addIntegration,
  emptyText: LABELS.noIntegrations
};

const STAKEHOLDERS: SectionTable = {
  caption: LABELS.stakeholders,
  objectApiName: "Handoff_Stakeholder__c",
  rows: "stakeholders",
  columns: ["Full_Name__c", "Title__c", "Role__c", "Relationship__c", "Email__c", "Call_First_Reason__c"],
  formFields: [
    "Full_Name__c",
    "Title__c",
    "Role__c",
    "Relationship__c",
    "Email__c",
    "Phone__c",
    "Call_First__c",
    "Call_First_Reason__c",
    "Approach_With_Care__c",
    "Approach_With_Care_Reason__c"
  ],
  addLabel: LABELS.addStakeholder,
  emptyText: LABELS.noStakeholders
};

const CRITERIA: SectionTable = {
  caption: LABELS.criteria,
  objectApiName: "Handoff_Success_Criterion__c",
  rows: "criteria",
  columns: ["Metric__c", "Baseline__c", "Target__c", "Measurement_Date__c", "Owner_Side__c", "Agreed_By__c"],
  formFields: [
    "Metric__c",
    "Category__c",
    "Baseline__c",
    "Target__c",
    "Measurement_Date__c",
    "Owner_Side__c",
    "Agreed_By__c",
    "Agreed_On__c"
  ],
  addLabel: LABELS.addCriterion,
  emptyText: LABELS.noCriteria
};

const RISKS: SectionTable = {
  caption: LABELS.risks,
  objectApiName: "Handoff_Risk__c",
  rows: "risks",
  columns: ["Risk__c", "Type__c", "Severity__c", "Likelihood__c", "Named_Cause__c", "Mitigation__c"],
  formFields: [
    "Risk__c",
    "Named_Cause__c",
    "Type__c",
    "Severity__c",
    "Likelihood__c",
    "Mitigation__c",
    "Assigned_To__c",
    "Status__c"
  ],
  addLabel: LABELS.addRisk,
  emptyText: LABELS.noRisks
};

const OPEN_ITEMS: SectionTable = {
  caption: LABELS.openItems,
  objectApiName: "Handoff_Open_Item__c",
  rows: "openItems",
  columns: ["Item__c", "Assigned_To__c", "Due_Date__c", "Status__c", "Commitment__c"],
  formFields: ["Item__c", "Assigned_To__c", "Due_Date__c", "Status__c", "Commitment__c", "Notes__c"],
  addLabel: LABELS.addOpenItem,
  emptyText: LABELS.noOpenItems
};

/** The ten sections in the document's order. */
export const SECTIONS: readonly Section[] = [
  {
    key: "summary",
    number: 1,
    title: LABELS.summary,
    hint: LABELS.summaryHint,
    blocks: [
      {
        key: "contract",
        fields: [
          ...narrow("ARR__c", "TCV__c", "Contract_Start__c", "Contract_Term_Months__c"),
          ...narrow("Contract_End__c", "Renewal_Date__c", "Go_Live_Target__c", "Handoff_Meeting_Date__c"),
          ...narrow("AE__c", "SE__c", "CSM__c", "Implementation_Lead__c", "Project_Manager__c"),
          ...wide("Next_Step__c", "Deal_Description__c")
        ]
      },
      {
        key: "artifacts",
        heading: LABELS.artifacts,
        fields: narrow(
          "Solution_Design_URL__c",
          "Architecture_Assessment_URL__c",
          "Proof_Of_Value_URL__c",
          "Stakeholder_Map_URL__c",
          "Win_Strategy_URL__c"
        )
      }
    ]
  },
  {
    key: "reasons",
    number: 2,
    title: LABELS.reasons,
    hint: LABELS.reasonsHint,
    rubric: "Business_Context",
    blocks: [
      {
        key: "reasons",
        fields: [
          ...wide("Business_Problem__c", "Expected_Outcome__c", "Buyer_Quote__c"),
          ...narrow("Quoted_By__c"),
          ...wide("Closing_Moment__c", "Unstated_Concerns__c")
        ]
      }
    ]
  },
  {
    key: "scope",
    number: 3,
    title: LABELS.scope,
    hint: LABELS.scopeHint,
    blocks: [
      { key: "products", heading: LABELS.products, table: PRODUCTS },
      { key: "promised", heading: LABELS.promised, table: PROMISED },
      { key: "outOfScope", heading: LABELS.outOfScope, table: OUT_OF_SCOPE, topic: "Out_Of_Scope" }
    ]
  },
  {
    key: "technical",
    number: 4,
    title: LABELS.technical,
    hint: LABELS.technicalHint,
    rubric: "Technical",
    blocks: [
      { key: "integrations", heading: LABELS.integrations, table: INTEGRATIONS, topic: "Integrations" },
      {
        key: "migration",
        heading: LABELS.migration,
        fields: [
          ...narrow("Migration_From__c", "Migration_Volume__c"),
          ...wide("Migration_Data_Types__c", "Migration_Quality_Notes__c")
        ],
        topic: "Migration"
      },
      {
        key: "signOn",
        heading: LABELS.signOn,
        fields: narrow("Identity_Provider__c", "MFA_Required__c"),
        topic: "SSO"
      },
      {
        key: "compliance",
        heading: LABELS.compliance,
        fields: [...narrow("Compliance_Requirements__c", "Data_Residency__c"), ...wide("Access_Restrictions__c")],
        topic: "Compliance"
      }
    ]
  },
  {
    key: "stakeholders",
    number: 5,
    title: LABELS.stakeholders,
    hint: LABELS.stakeholdersHint,
    blocks: [{ key: "stakeholders", table: STAKEHOLDERS }]
  },
  {
    key: "criteria",
    number: 6,
    title: LABELS.criteria,
    hint: LABELS.criteriaHint,
    rubric: "Success_Criteria",
    blocks: [
      { key: "criteria", table: CRITERIA },
      { key: "firstReview", fields: narrow("First_QBR_Date__c") }
    ]
  },
  {
    key: "risks",
    number: 7,
    title: LABELS.risks,
    hint: LABELS.risksHint,
    rubric: "Risks",
    blocks: [
      { key: "risks", table: RISKS },
      { key: "hardestPart", fields: wide("Hardest_Part__c") }
    ]
  },
  {
    key: "openItems",
    number: 8,
    title: LABELS.openItems,
    hint: LABELS.openItemsHint,
    rubric: "Open_Items",
    blocks: [{ key: "openItems", table: OPEN_ITEMS, topic: "Open_Items" }]
  },
  {
    key: "competition",
    number: 9,
    title: LABELS.competition,
    hint: LABELS.competitionHint,
    blocks: [
      { key: "competition", fields: wide("Competitors__c", "Why_We_Won__c", "Runner_Up_Next_Move__c", "Bar_Set__c") }
    ]
  },
  {
    key: "renewal",
    number: 10,
    title: LABELS.renewal,
    hint: LABELS.renewalHint,
    blocks: [{ key: "renewal", fields: wide("Renewal_Notes__c") }]
  }
];
