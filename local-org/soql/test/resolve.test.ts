import assert from "node:assert/strict";
import { test } from "node:test";
import { NotSupportedError, OrgError } from "../../errors.ts";
import { parseQuery, resolveQuery } from "../index.ts";
import { testSchema } from "./testSchema.ts";

const schema = testSchema();
const resolve = (text: string) => resolveQuery(parseQuery(text), schema);

function refusal(text: string): string {
  try {
    resolve(text);
  } catch (error) {
    if (error instanceof OrgError) return `${error.statusCode}: ${error.message}`;
    throw error;
  }
  return "";
}

test("names are canonical, whatever their case", () => {
  const query = resolve("select ID, account.OWNER.name, (select id from TASKS) from CONTACT");
  assert.equal(query.object.name, "Contact");
  assert.deepEqual(
    query.items.map((item) => item.name),
    ["Id", "Account.Owner.Name", "Tasks"]
  );
});

test("aggregates have aliases and types", () => {
  const query = resolve(
    "SELECT Account.Industry, COUNT(Id) total, MAX(CreatedDate), AVG(Account.AnnualRevenue) FROM Contact GROUP BY Account.Industry"
  );
  assert.equal(query.kind, "aggregate");
  assert.deepEqual(
    query.items.map((item) => [item.name, item.kind === "value" && item.type]),
    [
      ["Industry", "picklist"],
      ["total", "int"],
      ["expr0", "datetime"],
      ["expr1", "double"]
    ]
  );
});

test("SELECT COUNT() is a number", () => {
  assert.equal(resolve("SELECT COUNT() FROM Account").kind, "count");
});

test("aliases of FROM stand for the object and its parents", () => {
  const query = resolve("SELECT c.Name, a.Industry, Contact.Title FROM Contact c, c.Account a WHERE a.Name != null");
  assert.deepEqual(
    query.items.map((item) => item.name),
    ["Name", "Account.Industry", "Title"]
  );
});

test("an unknown field is refused with its place", () => {
  assert.equal(
    refusal("SELECT Foo FROM Account"),
    "INVALID_FIELD: \nSELECT Foo FROM Account\n       ^\nERROR at Row:1:Column:8\nNo such column 'Foo' on entity 'Account'. " +
      "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. " +
      "Please reference your WSDL or the describe call for the appropriate names."
  );
});

test("unknown objects and relationships are refused", () => {
  assert.match(refusal("SELECT Id FROM Foo"), /^INVALID_TYPE: [^]*Column:16\nsObject type 'Foo' is not supported\. /u);
  assert.match(
    refusal("SELECT Foo.Name FROM Account"),
    /^INVALID_FIELD: [^]*Didn't understand relationship 'Foo' in field path\. /u
  );
  assert.match(
    refusal("SELECT (SELECT Id FROM Foos) FROM Account"),
    /^INVALID_TYPE: [^]*Didn't understand relationship 'Foos' in FROM part of query call\. /u
  );
});

test("a literal of the wrong type is refused", () => {
  assert.match(
    refusal("SELECT Id FROM Account WHERE AnnualRevenue > '3'"),
    /value of filter criterion for field 'AnnualRevenue' must be of type double and should not be enclosed in quotes$/u
  );
  assert.match(
    refusal("SELECT Id FROM Account WHERE Name = 3"),
    /value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes$/u
  );
});

test("long text is neither filtered nor sorted nor grouped by", () => {
  assert.match(
    refusal("SELECT Id FROM Account WHERE Description = 'x'"),
    /field 'Description' can not be filtered in a query call$/u
  );
  assert.match(
    refusal("SELECT Id FROM Account ORDER BY Description"),
    /field 'Description' can not be sorted in a query call$/u
  );
  assert.match(
    refusal("SELECT Description FROM Account GROUP BY Description"),
    /field 'Description' can not be grouped in a query call$/u
  );
});

test("a field beside aggregates is grouped", () => {
  assert.match(
    refusal("SELECT Name, COUNT(Id) FROM Account"),
    /^MALFORMED_QUERY: [^]*Field must be grouped or aggregated: Name$/u
  );
  assert.match(refusal("SELECT SUM(Name) FROM Account"), /field Name does not support aggregate operator SUM$/u);
});

test("a field of records is selected once and without an alias", () => {
  assert.equal(refusal("SELECT Name, name FROM Account"), "INVALID_FIELD: duplicate field selected: Name");
  assert.match(refusal("SELECT Id Name FROM Account"), /only aggregate expressions use field aliasing$/u);
  assert.match(
    refusal("SELECT Name, Industry Name, COUNT(Id) FROM Account GROUP BY Name, Industry"),
    /duplicate alias: Name$/u
  );
});

test("parents are at most five levels away", () => {
  const parents = (count: number) => `SELECT ${"Parent.".repeat(count)}Name FROM Account`;
  assert.equal(refusal(parents(5)), "");
  assert.match(refusal(parents(6)), /more than 5 levels away/u);
});

test("what is not there says so", () => {
  assert.throws(() => resolve("SELECT Id FROM Account USING SCOPE my_territory"), NotSupportedError);
  assert.throws(() => resolve("SELECT convertCurrency(AnnualRevenue) FROM Account"), NotSupportedError);
});
