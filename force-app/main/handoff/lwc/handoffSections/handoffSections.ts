import type { FieldPlace } from "c/handoffRecordFields";
import { LABELS } from "./labels";

/** The rows of a child object within a section. */
export interface SectionTable {
  objectApiName: string;
  rows: keyof Pick<HandoffRecord, "products" | "stakeholders" | "criteria" | "risks" | "openItems">;
  columns: string[];
  formFields: string[];
  addLabel: string;
  emptyText: string;
}

/** One numbered section of the handoff document. */
export interface Section {
  key: string;
  number: number;
  title: string;
  hint: string;
  table?: SectionTable;
  fields: FieldPlace[];
}

function wide(...names: string[]): FieldPlace[] {
  return names.map((name) => ({ name, wide: true }));
}

function narrow(...names: string[]): FieldPlace[] {
  return names.map((name) => ({ name }));
}

/** The sections in the document's order. Their numbers are those of the document. */
export const SECTIONS: readonly Section[] = [
  {
    key: "summary",
    number: 1,
    title: LABELS.summary,
    hint: LABELS.summaryHint,
    fields: [
      ...narrow(
        "ARR__c",
        "TCV__c",
        "Contract_Start__c",
        "Contract_Term_Months__c",
        "Contract_End__c",
        "Renewal_Date__c"
      ),
      ...narrow("Go_Live_Target__c", "AE__c", "SE__c", "CSM__c", "Implementation_Lead__c", "Project_Manager__c"),
      ...wide("Next_Step__c", "Deal_Description__c")
    ]
  },
  {
    key: "reasons",
    number: 2,
    title: LABELS.reasons,
    hint: LABELS.reasonsHint,
    fields: [
      ...wide("Business_Problem__c", "Expected_Outcome__c", "Buyer_Quote__c"),
      ...narrow("Quoted_By__c"),
      ...wide("Closing_Moment__c", "Unstated_Concerns__c")
    ]
  },
  {
    key: "scope",
    number: 3,
    title: LABELS.scope,
    hint: LABELS.scopeHint,
    table: {
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
    },
    fields: []
  },
  {
    key: "stakeholders",
    number: 5,
    title: LABELS.stakeholders,
    hint: LABELS.stakeholdersHint,
    table: {
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
    },
    fields: []
  },
  {
    key: "criteria",
    number: 6,
    title: LABELS.criteria,
    hint: LABELS.criteriaHint,
    table: {
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
    },
    fields: narrow("First_QBR_Date__c")
  },
  {
    key: "risks",
    number: 7,
    title: LABELS.risks,
    hint: LABELS.risksHint,
    table: {
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
    },
    fields: wide("Hardest_Part__c")
  },
  {
    key: "openItems",
    number: 8,
    title: LABELS.openItems,
    hint: LABELS.openItemsHint,
    table: {
      objectApiName: "Handoff_Open_Item__c",
      rows: "openItems",
      columns: ["Item__c", "Assigned_To__c", "Due_Date__c", "Status__c", "Notes__c"],
      formFields: ["Item__c", "Assigned_To__c", "Due_Date__c", "Status__c", "Notes__c"],
      addLabel: LABELS.addOpenItem,
      emptyText: LABELS.noOpenItems
    },
    fields: []
  }
];
