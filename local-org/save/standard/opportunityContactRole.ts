import { idOf, type Row } from "../row.ts";
import type { Statement } from "../statement.ts";
import { writeByPlatform } from "../writeByPlatform.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere } from "./lookups.ts";

/** An opportunity has one primary contact: a new one takes the place of the old. */
export const OPPORTUNITY_CONTACT_ROLE: StandardBehaviour = {
  afterWrite(statement, rows) {
    const primary = lastByOpportunity(rows.filter((row) => row.record["IsPrimary"] === true));
    for (const role of recordsWhere(statement, "OpportunityContactRole", "OpportunityId", [...primary.keys()])) {
      const chosen = primary.get(String(role["OpportunityId"]));
      if (chosen === undefined || role["IsPrimary"] !== true || role["Id"] === idOf(chosen)) continue;
      writeByPlatform(statement, statement.object, role, { IsPrimary: false });
    }
    nameOnOpportunity(statement, primary);
  }
};

function lastByOpportunity(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [String(row.record["OpportunityId"]), row]));
}

/** `Opportunity.ContactId` is the primary contact. */
function nameOnOpportunity(statement: Statement, primary: Map<string, Row>): void {
  const { schema, store } = statement.dependencies;
  const opportunity = schema.object("Opportunity");
  if (opportunity?.field("ContactId")?.stored !== true) return;
  for (const [id, record] of store.read(opportunity, [...primary.keys()])) {
    const contact = primary.get(id)?.record["ContactId"] ?? null;
    writeByPlatform(statement, opportunity, record, { ContactId: contact });
  }
}
