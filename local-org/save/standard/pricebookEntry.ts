import type { RecordValues } from "../../values.ts";
import { fail, isChanged, type Row } from "../row.ts";
import type { Statement } from "../statement.ts";
import type { SaveDependencies } from "../dependencies.ts";
import { writeByPlatform } from "../writeByPlatform.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere } from "./lookups.ts";

/** A product needs a standard price before it gets others, and has one price in each price book. */
export const PRICEBOOK_ENTRY: StandardBehaviour = {
  derive(statement, rows) {
    const standard = standardPrices(statement, rows);
    for (const { record } of rows) {
      const price = standard.get(String(record["Product2Id"]))?.["UnitPrice"];
      if (record["UseStandardPrice"] === true && price !== undefined) record["UnitPrice"] = price;
    }
  },

  validate(statement, rows) {
    const created = rows.filter((row) => row.old === null);
    const book = standardPricebookId(statement.dependencies);
    const standard = standardPrices(statement, created);
    const taken = new Set(entriesOf(statement, created).map(keyOf));
    for (const row of created) {
      const { record } = row;
      if (taken.has(keyOf(record))) {
        fail(row, "DUPLICATE_VALUE", "This price definition already exists in this price book");
      } else if (record["Pricebook2Id"] !== book && !standard.has(String(record["Product2Id"]))) {
        fail(row, "STANDARD_PRICE_NOT_DEFINED", "Before creating a custom price, create a standard price.");
      }
      taken.add(keyOf(record));
      if (record["Pricebook2Id"] === book) standard.set(String(record["Product2Id"]), record);
    }
  },

  /** Entries that use the standard price follow it. */
  afterWrite(statement, rows) {
    const book = standardPricebookId(statement.dependencies);
    const changed = rows.filter((row) => row.record["Pricebook2Id"] === book && isChanged(row, "UnitPrice"));
    for (const entry of entriesOf(statement, changed)) {
      const source = changed.find((row) => row.record["Product2Id"] === entry["Product2Id"]);
      if (entry["UseStandardPrice"] !== true || source === undefined || entry["Pricebook2Id"] === book) continue;
      const price = source.record["UnitPrice"] ?? null;
      writeByPlatform(statement, statement.object, entry, { UnitPrice: price });
    }
  }
};

/** The standard price book's id, which `Test.getStandardPricebookId()` gives; null where nobody has made it yet. */
export function standardPricebookId({ schema, store }: SaveDependencies): string | null {
  const object = schema.object("Pricebook2");
  const book = object && store.readWhere(object, "IsStandard", [1])[0];
  return book === undefined ? null : String(book["Id"]);
}

function entriesOf(statement: Statement, rows: Row[]): RecordValues[] {
  const products = [...new Set(rows.map((row) => String(row.record["Product2Id"] ?? "")))];
  return recordsWhere(statement, "PricebookEntry", "Product2Id", products);
}

function standardPrices(statement: Statement, rows: Row[]): Map<string, RecordValues> {
  const book = standardPricebookId(statement.dependencies);
  const entries = entriesOf(statement, rows).filter((entry) => entry["Pricebook2Id"] === book);
  return new Map(entries.map((entry) => [String(entry["Product2Id"]), entry]));
}

function keyOf(record: RecordValues): string {
  return `${String(record["Pricebook2Id"])}|${String(record["Product2Id"])}`;
}
