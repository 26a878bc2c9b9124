import callFirst from "@salesforce/label/c.Handoff_First_Call";
import care from "@salesforce/label/c.Handoff_First_Care";
import nobodyNamed from "@salesforce/label/c.Handoff_First_Nobody";
import noCriteria from "@salesforce/label/c.Handoff_First_No_Criteria";
import noRisks from "@salesforce/label/c.Handoff_First_No_Risks";
import nothingUncovered from "@salesforce/label/c.Handoff_First_Nothing_Uncovered";
import riskiest from "@salesforce/label/c.Handoff_First_Riskiest";
import success from "@salesforce/label/c.Handoff_First_Success";
import title from "@salesforce/label/c.Handoff_First_Title";
import uncovered from "@salesforce/label/c.Handoff_First_Uncovered";

export const LABELS = {
  callFirst,
  care,
  noCriteria,
  noRisks,
  nobodyNamed,
  nothingUncovered,
  riskiest,
  success,
  title,
  uncovered
};
