import { fail, idOf, isChanged } from "../row.ts";
import { timestamp } from "../statement.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere } from "./lookups.ts";

const REFUSED = "Choose a valid order status and save your changes. Ask your admin for details.";

/**
 * An order begins as a draft and is activated when it has products.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_order.htm
 */
export const ORDER: StandardBehaviour = {
  derive(statement, rows) {
    for (const row of rows) {
      const { record, old } = row;
      if (old === null) record["TotalAmount"] = 0;
      record["StatusCode"] = record["Status"] === "Activated" ? "Activated" : "Draft";
      if (record["StatusCode"] !== "Activated" || !isChanged(row, "StatusCode")) continue;
      record["ActivatedDate"] = timestamp(statement);
      record["ActivatedById"] = statement.transaction.user.userId;
    }
  },

  validate(statement, rows) {
    const activated = rows.filter((row) => row.record["StatusCode"] === "Activated" && isChanged(row, "StatusCode"));
    const items = recordsWhere(statement, "OrderItem", "OrderId", activated.map(idOf));
    const filled = new Set(items.map((item) => item["OrderId"]));
    for (const row of activated) {
      if (row.old === null) fail(row, "FAILED_ACTIVATION", REFUSED, ["Status"]);
      else if (!filled.has(idOf(row))) fail(row, "FAILED_ACTIVATION", "An order must have at least one product.");
    }
  }
};
