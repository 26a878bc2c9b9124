import pointOpen from "@salesforce/label/c.Handoff_Point_Open";
import pointsOpen from "@salesforce/label/c.Handoff_Points_Open";
import title from "@salesforce/label/c.Handoff_Findings";

export const LABELS = { pointOpen, pointsOpen, title };
