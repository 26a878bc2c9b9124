import { Decimal } from "decimal.js";
import type { RecordValues } from "../../values.ts";
import { fail, isChanged, referenceId, type Row } from "../row.ts";
import type { Statement } from "../statement.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere, referencedRecords, valuesBeforeAndAfter } from "./lookups.ts";

/**
 * Line items take product and price from their price book entry and make up their opportunity's amount.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitylineitem.htm
 */
export const OPPORTUNITY_LINE_ITEM: StandardBehaviour = {
  checkRequest(_, rows) {
    for (const { given, errors } of rows) {
      if ((given["UnitPrice"] ?? null) === null || (given["TotalPrice"] ?? null) === null) continue;
      errors.push({
        statusCode: "FIELD_INTEGRITY_EXCEPTION",
        message: "field integrity exception: unknown (only one of unit price or total price may be specified)",
        fields: []
      });
    }
  },

  derive(statement, rows) {
    const created = rows.filter((row) => row.old === null);
    const opportunities = referencedRecords(statement, "Opportunity", created, "OpportunityId");
    chooseEntries(statement, created, opportunities);
    const entries = referencedRecords(statement, "PricebookEntry", created, "PricebookEntryId");
    for (const row of created) {
      const entry = entries.get(String(row.record["PricebookEntryId"]));
      if (entry !== undefined) takeFromEntry(row, entry);
    }
    for (const row of rows) price(row);
  },

  validate(statement, rows) {
    const created = rows.filter((row) => row.old === null);
    const opportunities = referencedRecords(statement, "Opportunity", created, "OpportunityId");
    const entries = referencedRecords(statement, "PricebookEntry", created, "PricebookEntryId");
    for (const row of created) {
      const entry = entries.get(String(row.record["PricebookEntryId"]));
      checkEntry(row, entry, opportunities.get(String(row.record["OpportunityId"])));
    }
  },

  total(statement, rows) {
    const ids = valuesBeforeAndAfter(rows, "OpportunityId");
    const opportunity = statement.dependencies.schema.object("Opportunity");
    if (opportunity === undefined || ids.length === 0) return;
    const changes = totals(statement, ids, [...statement.dependencies.store.read(opportunity, ids).values()]);
    const results = statement.saveAsPlatform("update", opportunity, changes);
    results.forEach((result, index) => {
      for (const row of rows.filter((each) => each.record["OpportunityId"] === changes[index]?.["Id"])) {
        row.errors.push(...result.errors);
      }
    });
  }
};

/** A product without an entry gets the one of the opportunity's price book. */
function chooseEntries(statement: Statement, rows: Row[], opportunities: Map<string, RecordValues>): void {
  const open = rows.filter(({ record }) => !record["PricebookEntryId"] && referenceId(record["Product2Id"]) !== null);
  const products = [...new Set(open.map((row) => String(row.record["Product2Id"])))];
  const entries = recordsWhere(statement, "PricebookEntry", "Product2Id", products);
  const standard = recordsWhere(statement, "Pricebook2", "IsStandard", [1])[0]?.["Id"] ?? null;
  for (const { record } of open) {
    const book = opportunities.get(String(record["OpportunityId"]))?.["Pricebook2Id"] ?? standard;
    const entry = entries.find((each) => each["Product2Id"] === record["Product2Id"] && each["Pricebook2Id"] === book);
    if (entry !== undefined) record["PricebookEntryId"] = entry["Id"] ?? null;
  }
}

function takeFromEntry({ record }: Row, entry: RecordValues): void {
  record["Product2Id"] = entry["Product2Id"] ?? null;
  const unpriced = (record["UnitPrice"] ?? null) === null && (record["TotalPrice"] ?? null) === null;
  if (unpriced) record["UnitPrice"] = entry["UnitPrice"] ?? null;
}

/** Total = quantity × unit price × (1 − discount); whoever writes the total gets the unit price that makes it. */
function price(row: Row): void {
  const { record, explicit } = row;
  const factor = new Decimal(number(record["Quantity"])).times(1 - number(record["Discount"]) / 100);
  if (explicit.has("TotalPrice") && isChanged(row, "TotalPrice") && !factor.isZero()) {
    record["UnitPrice"] = rounded(new Decimal(number(record["TotalPrice"])).div(factor));
  } else if (["Quantity", "UnitPrice", "Discount"].some((name) => isChanged(row, name))) {
    record["TotalPrice"] = rounded(factor.times(number(record["UnitPrice"])));
  }
}

function checkEntry(row: Row, entry: RecordValues | undefined, opportunity: RecordValues | undefined): void {
  if (entry === undefined) {
    fail(row, "REQUIRED_FIELD_MISSING", "Required fields are missing: [PricebookEntryId]", ["PricebookEntryId"]);
    return;
  }
  const book = opportunity?.["Pricebook2Id"] ?? null;
  const problem =
    entry["IsActive"] !== true
      ? "pricebook entry is inactive"
      : book !== null && book !== entry["Pricebook2Id"]
        ? "pricebook entry is in a different pricebook than the one assigned to the opportunity"
        : null;
  if (problem === null) return;
  const message = `field integrity exception: PricebookEntryId (${problem})`;
  fail(row, "FIELD_INTEGRITY_EXCEPTION", message, ["PricebookEntryId"]);
}

/** What the opportunities' line items now make up, for those where that is news. */
function totals(statement: Statement, ids: string[], opportunities: RecordValues[]): RecordValues[] {
  const items = recordsWhere(statement, "OpportunityLineItem", "OpportunityId", ids);
  const books = priceBooks(statement, items);
  return opportunities.flatMap((opportunity) => {
    if (opportunity["IsDeleted"] === true) return [];
    const own = items.filter((item) => item["OpportunityId"] === opportunity["Id"]);
    const total = (field: string): number =>
      rounded(own.reduce((sum, item) => sum.plus(number(item[field])), new Decimal(0)));
    const values: RecordValues =
      own.length === 0
        ? { HasOpportunityLineItem: false }
        : {
            HasOpportunityLineItem: true,
            Amount: total("TotalPrice"),
            TotalOpportunityQuantity: total("Quantity"),
            Pricebook2Id: opportunity["Pricebook2Id"] ?? books.get(String(own[0]?.["PricebookEntryId"])) ?? null
          };
    const news = Object.entries(values).some(([name, value]) => (opportunity[name] ?? null) !== value);
    return news ? [{ Id: opportunity["Id"] ?? null, ...values }] : [];
  });
}

function priceBooks(statement: Statement, items: RecordValues[]): Map<string, string> {
  const entries = recordsWhere(
    statement,
    "PricebookEntry",
    "Id",
    items.flatMap((item) => referenceId(item["PricebookEntryId"]) ?? [])
  );
  return new Map(entries.map((entry) => [String(entry["Id"]), String(entry["Pricebook2Id"])]));
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function rounded(value: Decimal): number {
  return value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toNumber();
}
