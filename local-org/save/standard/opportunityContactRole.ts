import { idOf, type Row } from "../row.ts";
import type { Statement } from "../statement.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere } from "./lookups.ts";

/** An opportunity has one primary contact: a new one takes the place of the old. */
export const OPPORTUNITY_CONTACT_ROLE: StandardBehaviour = {
  afterWrite(statement, rows) {
    const primary = lastByOpportunity(rows.filter((row) => row.record["IsPrimary"] === true));
    for (const role of recordsWhere(statement, "OpportunityContactRole", "OpportunityId", [...primary.keys()])) {
      const chosen = primary.get(String(role["OpportunityId"]));
      if (chosen === undefined || role["IsPrimary"] !== true || role["Id"] === idOf(chosen)) continue;
      statement.dependencies.store.update(statement.object, { Id: role["Id"] ?? null, IsPrimary: false });
    }
    nameOnOpportunity(statement, primary);
  }
};

function lastByOpportunity(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [String(row.record["OpportunityId"]), row]));
}

/** `Opportunity.ContactId` is the primary contact. */
function nameOnOpportunity({ dependencies }: Statement, primary: Map<string, Row>): void {
  const opportunity = dependencies.schema.object("Opportunity");
  if (opportunity?.field("ContactId")?.stored !== true) return;
  for (const [id, row] of primary) {
    dependencies.store.update(opportunity, { Id: id, ContactId: row.record["ContactId"] ?? null });
  }
}
