import type { StandardBehaviour } from "./behaviour.ts";

/** A team member whose access nobody chose may read. */
export const OPPORTUNITY_TEAM_MEMBER: StandardBehaviour = {
  derive(_, rows) {
    for (const { record } of rows) record["OpportunityAccessLevel"] ??= "Read";
  }
};
