import none from "@salesforce/label/c.Handoff_None";
import notWritten from "@salesforce/label/c.Handoff_Not_Written";
import search from "@salesforce/label/c.Handoff_Search";

export const LABELS = { none, notWritten, search };
