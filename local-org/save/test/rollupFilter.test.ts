import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { createSecurity } from "../../security/createSecurity.ts";
import { SYSTEM_MODE } from "../../security/types.ts";
import { sql } from "../../soql/sql/fragment.ts";
import { queryContext } from "../../soql/sql/queryContext.ts";
import { registerFunctions } from "../../soql/sql/registerFunctions.ts";
import { Tables } from "../../soql/sql/tables.ts";
import type { RecordValues } from "../../values.ts";
import { filterSql } from "../rollupFilter.ts";
import { Bookshop, PROJECT } from "./bookshop.ts";

let shop: Bookshop;

before(() => {
  shop = new Bookshop();
  const author = shop.insertOne("Author__c", { Name: "Bo Inkwell" });
  const add = (values: RecordValues) =>
    shop.insertOne("Book__c", { Author__c: author, Price__c: 1, In_Print__c: false, ...values });
  add({ Name: "Äpfel", Genre__c: "Poetry", Pages__c: 100, In_Print__c: true, Published_On__c: "2024-05-01" });
  add({ Name: "100% Wool", Genre__c: "History", Pages__c: 200, Published_On__c: "2025-05-01" });
  add({ Name: "Wolves" });
});

function passing(field: string, operation: string, value: string): string[] {
  const { schema, store, user } = shop;
  const security = createSecurity({ project: PROJECT, schema, store });
  const engine = { schema, store, security, formulaFor: () => assert.fail("no formula") };
  const tables = new Tables(
    queryContext(engine, { mode: null }, { user, access: SYSTEM_MODE }),
    shop.object("Book__c")
  );
  registerFunctions(store);
  const condition = filterSql([{ field, operation, value }], shop.object("Book__c"), tables);
  const query = sql`SELECT "Name" FROM ${tables.from()} WHERE ${condition} ORDER BY "Id"`;
  return store.all(query.sql, query.parameters).map((row) => String(row["Name"]));
}

describe("the filter of a roll-up summary", () => {
  const cases: [field: string, operation: string, value: string, found: string[]][] = [
    ["Name", "equals", "wolves, ÄPFEL", ["Äpfel", "Wolves"]],
    ["Published_On__c", "equals", "", ["Wolves"]],
    ["Genre__c", "notEqual", "Poetry", ["100% Wool", "Wolves"]],
    ["In_Print__c", "equals", "True", ["Äpfel"]],
    ["In_Print__c", "notEqual", "1", ["100% Wool", "Wolves"]],
    ["Pages__c", "greaterOrEqual", "200", ["100% Wool"]],
    ["Pages__c", "lessThan", "200", ["Äpfel"]],
    ["Published_On__c", "lessOrEqual", "2024-05-01", ["Äpfel"]],
    ["Name", "contains", "0%", ["100% Wool"]],
    ["Name", "notContain", "wo", ["Äpfel"]],
    ["Name", "startsWith", "wo,äp", ["Äpfel", "Wolves"]]
  ];
  for (const [field, operation, value, found] of cases)
    it(`${field} ${operation} '${value}'`, () => assert.deepEqual(passing(field, operation, value), found));

  it("with an operation that is not known fails loudly", () => {
    assert.throws(() => passing("Name", "within", "50"), /roll-up filter 'Name within'/);
  });
});
