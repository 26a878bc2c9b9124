import of from "@salesforce/label/c.Handoff_Score_Of";
import scoreText from "@salesforce/label/c.Handoff_Score_Text";
import sections from "@salesforce/label/c.Handoff_Sections";

export const LABELS = { of, scoreText, sections };
