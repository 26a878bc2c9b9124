import assert from "node:assert/strict";
import { before, test } from "node:test";
import { OrgError } from "../../errors.ts";
import { TestOrg, USER } from "./testOrg.ts";

const org = new TestOrg();
let mill = "";
let bank = "";

before(() => {
  mill = org.insert("Account", { Name: "Ölmühle", Industry: "Retail", AnnualRevenue: 10, OwnerId: USER.userId });
  bank = org.insert("Account", { Name: "Acme_Bank", Industry: "Banking", AnnualRevenue: 20, ParentId: mill });
  org.insert("Account", { Name: "100% Fun", Industry: null, AnnualRevenue: null });
  org.insert("Account", { Name: "Gone", IsDeleted: true });
  org.insert("Contact", { Name: "Ann", AccountId: bank, Title: "Boss" });
  org.insert("Contact", { Name: "Bob", AccountId: null });
  org.insert("Book__c", { Name: "A", Genres__c: "Crime;Travel", InPrint__c: true, Publisher__c: mill });
  org.insert("Book__c", { Name: "B", Genres__c: "Poetry", InPrint__c: false });
});

const names = (where: string, binds: Parameters<TestOrg["values"]>[1] = []) =>
  org.values(`SELECT Name FROM Account WHERE ${where} ORDER BY Name`, binds);

test("text is equal whatever its case, beyond ASCII too", () => {
  assert.deepEqual(names("Name = 'öLMÜHLE'"), ["Ölmühle"]);
  assert.deepEqual(names("Name IN ('ACME_bank', 'ölMühle')"), ["Acme_Bank", "Ölmühle"]);
  assert.deepEqual(names("Name LIKE 'ÖLm%'"), ["Ölmühle"]);
});

test("thousands of conditions in a row are no deeper than one", () => {
  const numbers = Array.from({ length: 3000 }, (_, index) => index);
  const either = [...numbers.map((number) => `Name = 'No ${number}'`), "Name = 'Ölmühle'"];
  assert.deepEqual(names(either.join(" OR ")), ["Ölmühle"]);
  const neither = numbers.map((number) => `Name != 'No ${number}'`);
  assert.equal(names(neither.join(" AND ")).length, 3);
});

test("LIKE has wildcards and escapes", () => {
  assert.deepEqual(names("Name LIKE '%a_k'"), ["Acme_Bank"]);
  assert.deepEqual(names("Name LIKE 'acme\\_%'"), ["Acme_Bank"]);
  assert.deepEqual(names("Name LIKE '100\\%%'"), ["100% Fun"]);
  assert.deepEqual(names("Name LIKE 'c\\_%'"), []);
  assert.deepEqual(names("Name LIKE :patterns", [["acme%", "100%"]]), ["100% Fun", "Acme_Bank"]);
});

test("null is compared as a value, and differs from every value", () => {
  assert.deepEqual(names("Industry = null"), ["100% Fun"]);
  assert.deepEqual(names("Industry != null"), ["Acme_Bank", "Ölmühle"]);
  assert.deepEqual(names("Industry != 'Retail'"), ["100% Fun", "Acme_Bank"]);
  assert.deepEqual(names("Industry NOT IN ('Retail')"), ["100% Fun", "Acme_Bank"]);
  assert.deepEqual(names("(NOT AnnualRevenue > 10)"), ["100% Fun", "Ölmühle"]);
  assert.deepEqual(names("Industry IN ('Banking', null)"), ["100% Fun", "Acme_Bank"]);
  assert.deepEqual(names("Industry = ''"), ["100% Fun"]);
});

test("binds stand for one value or a list", () => {
  assert.deepEqual(names("Industry = :value", ["retail"]), ["Ölmühle"]);
  assert.deepEqual(names("Industry = :value", [null]), ["100% Fun"]);
  assert.deepEqual(names("Industry IN :values", [[]]), []);
  assert.deepEqual(names("Industry NOT IN :values", [[]]), ["100% Fun", "Acme_Bank", "Ölmühle"]);
  assert.deepEqual(names("Id IN :ids AND AnnualRevenue >= :least", [[mill, bank], 15]), ["Acme_Bank"]);
});

test("ids have 15 or 18 characters", () => {
  assert.deepEqual(names(`Id = '${mill.slice(0, 15)}'`), ["Ölmühle"]);
  assert.deepEqual(names("Id = '0016g00003VDGbF001'"), []);
  assert.throws(
    () => names("Id = 'nonsense'"),
    (error) => error instanceof OrgError && error.message.endsWith("invalid ID field: nonsense")
  );
});

test("semi-joins and anti-joins", () => {
  assert.deepEqual(names("Id IN (SELECT AccountId FROM Contact)"), ["Acme_Bank"]);
  assert.deepEqual(names("Id NOT IN (SELECT AccountId FROM Contact)"), ["100% Fun", "Ölmühle"]);
});

test("multi-select picklists include any of the combinations", () => {
  const books = (where: string) => org.values(`SELECT Name FROM Book__c WHERE ${where} ORDER BY Name`);
  assert.deepEqual(books("Genres__c INCLUDES ('crime;travel', 'poetry')"), ["A", "B"]);
  assert.deepEqual(books("Genres__c INCLUDES ('Crime;Poetry')"), []);
  assert.deepEqual(books("Genres__c EXCLUDES ('Crime')"), ["B"]);
});

test("booleans are true or false, and false where there is no parent", () => {
  assert.deepEqual(org.values("SELECT Name FROM Book__c WHERE InPrint__c = true"), ["A"]);
  assert.deepEqual(org.values("SELECT Name FROM Book__c WHERE Publisher__r.IsDeleted = false ORDER BY Name"), [
    "A",
    "B"
  ]);
});

test("deleted records show with ALL ROWS only", () => {
  assert.deepEqual(names("Name = 'Gone'"), []);
  assert.deepEqual(org.values("SELECT Name FROM Account WHERE Name = 'Gone' ALL ROWS"), ["Gone"]);
  assert.deepEqual(org.values("SELECT Name FROM Account WHERE Name = 'Gone'", [], { allRows: true }), ["Gone"]);
});

test("USING SCOPE mine keeps the user's own", () => {
  assert.deepEqual(org.values("SELECT Name FROM Account USING SCOPE mine"), ["Ölmühle"]);
});

test("order is that of text whatever its case, of picklists by definition; nulls first unless asked otherwise", () => {
  const sorted = (order: string) => org.values(`SELECT Name FROM Account ORDER BY ${order}`);
  assert.deepEqual(sorted("Industry"), ["100% Fun", "Ölmühle", "Acme_Bank"]);
  assert.deepEqual(sorted("Industry DESC NULLS LAST"), ["Acme_Bank", "Ölmühle", "100% Fun"]);
  assert.deepEqual(sorted("AnnualRevenue DESC"), ["100% Fun", "Acme_Bank", "Ölmühle"]);
  assert.deepEqual(sorted("AnnualRevenue NULLS LAST"), ["Ölmühle", "Acme_Bank", "100% Fun"]);
});

test("values that a picklist does not define are sorted as text behind those that it does", () => {
  for (const Industry of ["Wool", "felt"]) org.insert("Account", { Name: Industry, Industry });
  const sorted = (order: string) => org.values(`SELECT Industry FROM Account WHERE Industry != null ORDER BY ${order}`);
  assert.deepEqual(sorted("Industry").slice(-2), ["felt", "Wool"]);
  assert.deepEqual(sorted("Industry DESC").slice(0, 2), ["Wool", "felt"]);
});

test("LIMIT and OFFSET cut, from binds too", () => {
  assert.deepEqual(org.values("SELECT Name FROM Account ORDER BY Name LIMIT 1 OFFSET 1"), ["Acme_Bank"]);
  assert.deepEqual(org.values("SELECT Name FROM Account ORDER BY Name LIMIT :most", [1]), ["100% Fun"]);
  assert.throws(() => org.query("SELECT Id FROM Account LIMIT 1 OFFSET 2001"), /Maximum SOQL offset allowed is 2000/u);
});

test("a formula field is selected, filtered and sorted by like a column", () => {
  org.insert("Book__c", { Name: "F", Price__c: 5, Pages__c: 100, Publisher__c: mill });
  org.insert("Book__c", { Name: "G", Price__c: 50, Pages__c: 100, Publisher__c: bank });
  const { rows } = org.query(
    "SELECT Name, PricePerPage__c, PublisherRevenue__c, Cheap__c FROM Book__c WHERE PublisherRevenue__c > 5 AND Price__c > 0 ORDER BY PricePerPage__c DESC"
  );
  assert.deepEqual(
    rows.map((row) => row.fields),
    [
      { Name: "G", PricePerPage__c: 0.5, PublisherRevenue__c: 20, Cheap__c: false },
      { Name: "F", PricePerPage__c: 0.05, PublisherRevenue__c: 10, Cheap__c: true }
    ]
  );
  assert.deepEqual(org.values("SELECT COUNT(Id) FROM Book__c WHERE Price__c > 0 GROUP BY Cheap__c"), [1, 1]);
});
