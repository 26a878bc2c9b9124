import antiPatterns from "@salesforce/label/c.Handoff_Anti_Patterns";
import failed from "@salesforce/label/c.Handoff_Check_Failed";
import oftenLost from "@salesforce/label/c.Handoff_Often_Lost";
import passed from "@salesforce/label/c.Handoff_Check_Passed";

export const LABELS = { antiPatterns, failed, oftenLost, passed };
