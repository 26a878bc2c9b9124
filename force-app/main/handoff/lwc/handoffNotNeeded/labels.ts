import cancel from "@salesforce/label/c.Handoff_Cancel";
import needed from "@salesforce/label/c.Handoff_Needed_After_All";
import notNeeded from "@salesforce/label/c.Handoff_Not_Needed";
import notNeededBecause from "@salesforce/label/c.Handoff_Not_Needed_Because";
import reason from "@salesforce/label/c.Handoff_Not_Needed_Reason";
import save from "@salesforce/label/c.Handoff_Save";
import saveFailed from "@salesforce/label/c.Handoff_Save_Failed";

export const LABELS = { cancel, needed, notNeeded, notNeededBecause, reason, save, saveFailed };
