import of from "@salesforce/label/c.Handoff_Score_Of";

export const LABELS = { of };
