import loadFailed from "@salesforce/label/c.Handoff_Load_Failed";
import loading from "@salesforce/label/c.Handoff_Loading";
import noAccess from "@salesforce/label/c.Handoff_No_Access";
import noAccessTitle from "@salesforce/label/c.Handoff_No_Access_Title";
import tryAgain from "@salesforce/label/c.Handoff_Try_Again";

export const LABELS = { loadFailed, loading, noAccess, noAccessTitle, tryAgain };
