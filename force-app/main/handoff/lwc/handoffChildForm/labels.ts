import cancel from "@salesforce/label/c.Handoff_Cancel";
import fieldsFailed from "@salesforce/label/c.Handoff_Fields_Failed";
import save from "@salesforce/label/c.Handoff_Save";
import saveFailed from "@salesforce/label/c.Handoff_Save_Failed";
import saving from "@salesforce/label/c.Handoff_Saving";

export const LABELS = { cancel, fieldsFailed, save, saveFailed, saving };
