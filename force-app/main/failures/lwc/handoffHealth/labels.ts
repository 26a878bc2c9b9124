import attempts from "@salesforce/label/c.Handoff_Health_Attempts";
import fails from "@salesforce/label/c.Handoff_Health_Failures";
import kind from "@salesforce/label/c.Handoff_Health_Kind";
import loadFailed from "@salesforce/label/c.Handoff_Health_Load_Failed";
import message from "@salesforce/label/c.Handoff_Health_Message";
import noAccess from "@salesforce/label/c.Handoff_Health_No_Access";
import noFailures from "@salesforce/label/c.Handoff_Health_No_Failures";
import noProblems from "@salesforce/label/c.Handoff_Health_No_Problems";
import occurred from "@salesforce/label/c.Handoff_Health_Occurred";
import opportunity from "@salesforce/label/c.Handoff_Health_Opportunity";
import points from "@salesforce/label/c.Handoff_Health_Points";
import problems from "@salesforce/label/c.Handoff_Health_Problems";
import retry from "@salesforce/label/c.Handoff_Health_Retry";
import retryDone from "@salesforce/label/c.Handoff_Health_Retry_Done";
import retryFailed from "@salesforce/label/c.Handoff_Retry_Failed";
import rubric from "@salesforce/label/c.Handoff_Health_Rubric";
import scoreAgain from "@salesforce/label/c.Handoff_Health_Score_Again";
import scoreAgainDone from "@salesforce/label/c.Handoff_Health_Score_Again_Done";
import title from "@salesforce/label/c.Handoff_Health_Title";
import whole from "@salesforce/label/c.Handoff_Health_Whole";

export const LABELS = {
  attempts,
  fails,
  kind,
  loadFailed,
  message,
  noAccess,
  noFailures,
  noProblems,
  occurred,
  opportunity,
  points,
  problems,
  retry,
  retryDone,
  retryFailed,
  rubric,
  scoreAgain,
  scoreAgainDone,
  title,
  whole
};
