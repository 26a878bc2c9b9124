import changed from "@salesforce/label/c.Handoff_Conflict_Changed";
import heading from "@salesforce/label/c.Handoff_Conflict";
import keepMine from "@salesforce/label/c.Handoff_Conflict_Keep_Mine";
import mine from "@salesforce/label/c.Handoff_Conflict_Mine";
import takeTheirs from "@salesforce/label/c.Handoff_Conflict_Take_Theirs";
import empty from "@salesforce/label/c.Handoff_Not_Written";

export const LABELS = { changed, empty, heading, keepMine, mine, takeTheirs };
