import addCriterion from "@salesforce/label/c.Handoff_Add_Criterion";
import addIntegration from "@salesforce/label/c.Handoff_Add_Integration";
import addOpenItem from "@salesforce/label/c.Handoff_Add_Open_Item";
import addOutOfScope from "@salesforce/label/c.Handoff_Add_Out_Of_Scope";
import addProduct from "@salesforce/label/c.Handoff_Add_Product";
import addPromise from "@salesforce/label/c.Handoff_Add_Promise";
import addRisk from "@salesforce/label/c.Handoff_Add_Risk";
import addStakeholder from "@salesforce/label/c.Handoff_Add_Stakeholder";
import artifacts from "@salesforce/label/c.Handoff_Artifacts";
import competition from "@salesforce/label/c.Handoff_Section_Competition";
import competitionHint from "@salesforce/label/c.Handoff_Section_Competition_Hint";
import compliance from "@salesforce/label/c.Handoff_Compliance";
import criteria from "@salesforce/label/c.Handoff_Section_Criteria";
import criteriaHint from "@salesforce/label/c.Handoff_Section_Criteria_Hint";
import integrations from "@salesforce/label/c.Handoff_Integrations";
import migration from "@salesforce/label/c.Handoff_Migration";
import noCriteria from "@salesforce/label/c.Handoff_No_Criteria";
import noIntegrations from "@salesforce/label/c.Handoff_No_Integrations";
import noOpenItems from "@salesforce/label/c.Handoff_No_Open_Items";
import noOutOfScope from "@salesforce/label/c.Handoff_No_Out_Of_Scope";
import noProducts from "@salesforce/label/c.Handoff_No_Products";
import noPromises from "@salesforce/label/c.Handoff_No_Promises";
import noRisks from "@salesforce/label/c.Handoff_No_Risks";
import noStakeholders from "@salesforce/label/c.Handoff_No_Stakeholders";
import openItems from "@salesforce/label/c.Handoff_Section_Open_Items";
import openItemsHint from "@salesforce/label/c.Handoff_Section_Open_Items_Hint";
import outOfScope from "@salesforce/label/c.Handoff_Out_Of_Scope";
import products from "@salesforce/label/c.Handoff_Products";
import promised from "@salesforce/label/c.Handoff_Promised";
import reasons from "@salesforce/label/c.Handoff_Section_Reasons";
import reasonsHint from "@salesforce/label/c.Handoff_Section_Reasons_Hint";
import renewal from "@salesforce/label/c.Handoff_Section_Renewal";
import renewalHint from "@salesforce/label/c.Handoff_Section_Renewal_Hint";
import risks from "@salesforce/label/c.Handoff_Section_Risks";
import risksHint from "@salesforce/label/c.Handoff_Section_Risks_Hint";
import scope from "@salesforce/label/c.Handoff_Section_Scope";
import scopeHint from "@salesforce/label/c.Handoff_Section_Scope_Hint";
import signOn from "@salesforce/label/c.Handoff_Sign_On";
import stakeholders from "@salesforce/label/c.Handoff_Section_Stakeholders";
import stakeholdersHint from "@salesforce/label/c.Handoff_Section_Stakeholders_Hint";
import summary from "@salesforce/label/c.Handoff_Section_Summary";
import summaryHint from "@salesforce/label/c.Handoff_Section_Summary_Hint";
import technical from "@salesforce/label/c.Handoff_Section_Technical";
import technicalHint from "@salesforce/label/c.Handoff_Section_Technical_Hint";

export const LABELS = {
  addCriterion,
  addIntegration,
  addOpenItem,
  addOutOfScope,
  addProduct,
  addPromise,
  addRisk,
  addStakeholder,
  artifacts,
  competition,
  competitionHint,
  compliance,
  criteria,
  criteriaHint,
  integrations,
  migration,
  noCriteria,
  noIntegrations,
  noOpenItems,
  noOutOfScope,
  noProducts,
  noPromises,
  noRisks,
  noStakeholders,
  openItems,
  openItemsHint,
  outOfScope,
  products,
  promised,
  reasons,
  reasonsHint,
  renewal,
  renewalHint,
  risks,
  risksHint,
  scope,
  scopeHint,
  signOn,
  stakeholders,
  stakeholdersHint,
  summary,
  summaryHint,
  technical,
  technicalHint
};
