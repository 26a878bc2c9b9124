import done from "@salesforce/label/c.Handoff_Two_Minutes_Done";
import doneHint from "@salesforce/label/c.Handoff_Two_Minutes_Done_Hint";
import hint from "@salesforce/label/c.Handoff_Two_Minutes_Hint";
import leave from "@salesforce/label/c.Handoff_Two_Minutes_Leave";
import left from "@salesforce/label/c.Handoff_Two_Minutes_Left";
import next from "@salesforce/label/c.Handoff_Two_Minutes_Next";
import question from "@salesforce/label/c.Handoff_Two_Minutes_Question";
import skip from "@salesforce/label/c.Handoff_Two_Minutes_Skip";
import skipped from "@salesforce/label/c.Handoff_Two_Minutes_Skipped";

export const LABELS = { done, doneHint, hint, leave, left, next, question, skip, skipped };
