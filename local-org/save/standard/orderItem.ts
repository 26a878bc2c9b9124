import { Decimal } from "decimal.js";
import type { RecordValues } from "../../values.ts";
import { fail, type Row } from "../row.ts";
import type { Statement } from "../statement.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere, referencedRecords, valuesBeforeAndAfter } from "./lookups.ts";

/**
 * The products of an order come from its price book and make up its amount.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_orderitem.htm
 */
export const ORDER_ITEM: StandardBehaviour = {
  derive(statement, rows) {
    const entries = referencedRecords(statement, "PricebookEntry", rows, "PricebookEntryId");
    for (const { record, old } of rows) {
      const entry = entries.get(String(record["PricebookEntryId"]));
      if (old === null && entry !== undefined) {
        record["Product2Id"] ??= entry["Product2Id"] ?? null;
        record["ListPrice"] = entry["UnitPrice"] ?? null;
      }
      record["AvailableQuantity"] = record["Quantity"] ?? null;
      record["TotalPrice"] = new Decimal(number(record["Quantity"])).times(number(record["UnitPrice"])).toNumber();
    }
  },

  validate(statement, rows) {
    const created = rows.filter((row) => row.old === null);
    const orders = referencedRecords(statement, "Order", created, "OrderId");
    const entries = referencedRecords(statement, "PricebookEntry", created, "PricebookEntryId");
    for (const row of created) {
      const order = orders.get(String(row.record["OrderId"])) ?? {};
      checkEntry(row, order, entries.get(String(row.record["PricebookEntryId"])));
    }
  },

  total(statement, rows) {
    const orders = statement.dependencies.schema.object("Order");
    const ids = valuesBeforeAndAfter(rows, "OrderId");
    if (orders === undefined || ids.length === 0) return;
    const items = recordsWhere(statement, "OrderItem", "OrderId", ids);
    const changes = [...statement.dependencies.store.read(orders, ids).values()].flatMap((order) => {
      const total = sum(items.filter((item) => item["OrderId"] === order["Id"]));
      return order["TotalAmount"] === total || order["IsDeleted"] === true
        ? []
        : [{ Id: order["Id"] ?? null, TotalAmount: total }];
    });
    takeErrors(rows, changes, statement);
  }
};

function checkEntry(row: Row, order: RecordValues, entry: RecordValues | undefined): void {
  const book = order["Pricebook2Id"] ?? null;
  if (entry === undefined) {
    fail(row, "REQUIRED_FIELD_MISSING", "Required fields are missing: [PricebookEntryId]", ["PricebookEntryId"]);
  } else if (book === null) {
    fail(row, "FIELD_INTEGRITY_EXCEPTION", "field integrity exception: unknown (must assign pricebook first)");
  } else if (book !== entry["Pricebook2Id"]) {
    const reason = "pricebook entry is in a different pricebook than the one assigned to the order";
    const message = `field integrity exception: PricebookEntryId (${reason})`;
    fail(row, "FIELD_INTEGRITY_EXCEPTION", message, ["PricebookEntryId"]);
  } else if ((row.record["UnitPrice"] ?? null) === null) {
    fail(row, "REQUIRED_FIELD_MISSING", "Required fields are missing: [UnitPrice]", ["UnitPrice"]);
  }
}

function takeErrors(rows: Row[], changes: RecordValues[], statement: Statement): void {
  const orders = statement.dependencies.schema.requireObject("Order");
  statement.saveAsPlatform("update", orders, changes).forEach((result, index) => {
    const id = changes[index]?.["Id"];
    for (const row of rows.filter(({ record }) => record["OrderId"] === id)) row.errors.push(...result.errors);
  });
}

function sum(items: RecordValues[]): number {
  return items.reduce((total, item) => total.plus(number(item["TotalPrice"])), new Decimal(0)).toNumber();
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
