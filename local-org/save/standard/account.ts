import { fail, idOf } from "../row.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere } from "./lookups.ts";

/**
 * An account stays as long as something was sold to it.
 * https://help.salesforce.com/s/articleView?id=sales.account_delete.htm
 */
export const ACCOUNT: StandardBehaviour = {
  beforeDelete(statement, rows) {
    const opportunities = recordsWhere(statement, "Opportunity", "AccountId", rows.map(idOf));
    for (const row of rows) {
      const won = opportunities.filter((each) => each["AccountId"] === idOf(row) && each["IsWon"] === true);
      if (won.length === 0) continue;
      const names = won.map((each) => String(each["Name"])).join(", ");
      const message = `Your attempt to delete ${String(row.old?.["Name"])} could not be completed because some opportunities in that account were closed won. The following opportunities are Closed/Won.: ${names}\n`;
      fail(row, "DELETE_FAILED", message);
    }
  }
};
