import type { StandardBehaviour } from "./behaviour.ts";

/** A team member whose access nobody chose may read the account, and has nothing below it for that. */
export const ACCOUNT_TEAM_MEMBER: StandardBehaviour = {
  derive(_, rows) {
    for (const { record } of rows) {
      record["AccountAccessLevel"] ??= "Read";
      for (const field of ["ContactAccessLevel", "OpportunityAccessLevel", "CaseAccessLevel"]) record[field] ??= "None";
    }
  }
};
