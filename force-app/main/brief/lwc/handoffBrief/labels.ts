import empty from "@salesforce/label/c.Handoff_Brief_Empty";
import emptyTitle from "@salesforce/label/c.Handoff_Brief_Empty_Title";
import loadFailed from "@salesforce/label/c.Handoff_Load_Failed";
import title from "@salesforce/label/c.Handoff_Brief_Title";

export const LABELS = {
  empty,
  emptyTitle,
  loadFailed,
  title
};
