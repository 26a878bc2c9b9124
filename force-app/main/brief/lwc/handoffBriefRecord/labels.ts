import hide from "@salesforce/label/c.Handoff_Hide";
import openRecord from "@salesforce/label/c.Handoff_Open_Record";
import show from "@salesforce/label/c.Handoff_Show";

export const LABELS = {
  hide,
  openRecord,
  show
};
