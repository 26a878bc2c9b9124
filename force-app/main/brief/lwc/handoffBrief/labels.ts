import empty from "@salesforce/label/c.Handoff_Brief_Empty";
import emptyTitle from "@salesforce/label/c.Handoff_Brief_Empty_Title";
import loadFailed from "@salesforce/label/c.Handoff_Load_Failed";
import loading from "@salesforce/label/c.Handoff_Loading";
import noAccess from "@salesforce/label/c.Handoff_No_Access";
import noAccessTitle from "@salesforce/label/c.Handoff_No_Access_Title";
import title from "@salesforce/label/c.Handoff_Brief_Title";
import tryAgain from "@salesforce/label/c.Handoff_Try_Again";

export const LABELS = {
  empty,
  emptyTitle,
  loadFailed,
  loading,
  noAccess,
  noAccessTitle,
  title,
  tryAgain
};
