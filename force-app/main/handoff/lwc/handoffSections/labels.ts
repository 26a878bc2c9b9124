import addCriterion from "@salesforce/label/c.Handoff_Add_Criterion";
import addOpenItem from "@salesforce/label/c.Handoff_Add_Open_Item";
import addProduct from "@salesforce/label/c.Handoff_Add_Product";
import addRisk from "@salesforce/label/c.Handoff_Add_Risk";
import addStakeholder from "@salesforce/label/c.Handoff_Add_Stakeholder";
import criteria from "@salesforce/label/c.Handoff_Section_Criteria";
import criteriaHint from "@salesforce/label/c.Handoff_Section_Criteria_Hint";
import noCriteria from "@salesforce/label/c.Handoff_No_Criteria";
import noOpenItems from "@salesforce/label/c.Handoff_No_Open_Items";
import noProducts from "@salesforce/label/c.Handoff_No_Products";
import noRisks from "@salesforce/label/c.Handoff_No_Risks";
import noStakeholders from "@salesforce/label/c.Handoff_No_Stakeholders";
import openItems from "@salesforce/label/c.Handoff_Section_Open_Items";
import openItemsHint from "@salesforce/label/c.Handoff_Section_Open_Items_Hint";
import reasons from "@salesforce/label/c.Handoff_Section_Reasons";
import reasonsHint from "@salesforce/label/c.Handoff_Section_Reasons_Hint";
import risks from "@salesforce/label/c.Handoff_Section_Risks";
import risksHint from "@salesforce/label/c.Handoff_Section_Risks_Hint";
import scope from "@salesforce/label/c.Handoff_Section_Scope";
import scopeHint from "@salesforce/label/c.Handoff_Section_Scope_Hint";
import stakeholders from "@salesforce/label/c.Handoff_Section_Stakeholders";
import stakeholdersHint from "@salesforce/label/c.Handoff_Section_Stakeholders_Hint";
import summary from "@salesforce/label/c.Handoff_Section_Summary";
import summaryHint from "@salesforce/label/c.Handoff_Section_Summary_Hint";

export const LABELS = {
  addCriterion,
  addOpenItem,
  addProduct,
  addRisk,
  addStakeholder,
  criteria,
  criteriaHint,
  noCriteria,
  noOpenItems,
  noProducts,
  noRisks,
  noStakeholders,
  openItems,
  openItemsHint,
  reasons,
  reasonsHint,
  risks,
  risksHint,
  scope,
  scopeHint,
  stakeholders,
  stakeholdersHint,
  summary,
  summaryHint
};
