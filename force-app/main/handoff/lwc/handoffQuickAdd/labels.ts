import adding from "@salesforce/label/c.Handoff_Adding_Rows";
import failed from "@salesforce/label/c.Handoff_Rows_Failed";
import hint from "@salesforce/label/c.Handoff_Quick_Add_Hint";

export const LABELS = { adding, failed, hint };
