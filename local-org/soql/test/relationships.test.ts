import assert from "node:assert/strict";
import { before, test } from "node:test";
import { TestOrg } from "./testOrg.ts";

const org = new TestOrg();
let ada = "";
let top = "";
let sub = "";
let book = "";

before(() => {
  ada = org.insert("User", { Name: "Ada", Email: "ada@example.com" });
  const queue = org.insert("Group", { Name: "Inbox", Type: "Queue" });
  top = org.insert("Account", { Name: "Top", OwnerId: ada });
  sub = org.insert("Account", { Name: "Sub", OwnerId: ada, ParentId: top });
  for (const name of ["Ann", "Bob", "Cid"]) org.insert("Contact", { Name: name, AccountId: sub, OwnerId: queue });
  const dan = org.insert("Contact", { Name: "Dan", AccountId: top, OwnerId: ada });
  book = org.insert("Book__c", { Name: "Atlas", Pages__c: 300, Publisher__c: top });
  org.insert("Task", { Subject: "Call", WhoId: dan, WhatId: sub });
  org.insert("Task", { Subject: "Read", WhatId: book });
  org.insert("Task", { Subject: "Rest" });
});

test("parents are nested under their relationships, missing ones null", () => {
  const { rows } = org.query("SELECT Name, Parent.Name, Parent.Owner.Name FROM Account ORDER BY Name");
  assert.deepEqual(rows, [
    {
      type: "Account",
      fields: {
        Name: "Sub",
        Parent: { type: "Account", fields: { Name: "Top", Owner: { type: "User", fields: { Name: "Ada" } } } }
      }
    },
    { type: "Account", fields: { Name: "Top", Parent: null } }
  ]);
});

test("one table is joined once for all that is read of it", () => {
  org.statements.length = 0;
  org.query("SELECT Account.Name, Account.Industry FROM Contact WHERE Account.Name != 'x' ORDER BY Account.Name");
  assert.equal(org.statements.length, 1);
  assert.equal(org.statements[0]?.match(/JOIN/gu)?.length, 1);
});

test("children come with one further statement, in their order and limit for each parent", () => {
  org.statements.length = 0;
  const { rows } = org.query(
    "SELECT Name, (SELECT Name, Account.Name FROM Contacts ORDER BY Name DESC LIMIT 2) FROM Account ORDER BY Name DESC"
  );
  // Besides, each sort by name asks whether there are letters beyond ASCII.
  assert.equal(org.statements.filter((statement) => !statement.startsWith("SELECT 1 ")).length, 2);
  const inSub = (name: string) => ({
    type: "Contact",
    fields: { Name: name, Account: { type: "Account", fields: { Name: "Sub" } } }
  });
  assert.deepEqual(rows[1]?.fields["Contacts"], { totalSize: 2, rows: [inSub("Cid"), inSub("Bob")] });
  assert.equal((rows[0]?.fields["Contacts"] as { totalSize: number }).totalSize, 1);
});

test("children of children", () => {
  const { rows } = org.query(
    "SELECT Name, (SELECT Name, (SELECT Subject FROM Tasks) FROM Contacts) FROM Account WHERE Name = 'Top'"
  );
  const subject = { type: "Task", fields: { Subject: "Call" } };
  const contact = { type: "Contact", fields: { Name: "Dan", Tasks: { totalSize: 1, rows: [subject] } } };
  assert.deepEqual(rows[0]?.fields["Contacts"], { totalSize: 1, rows: [contact] });
});

test("a reference to several objects gives the name and type of what it points to", () => {
  const { rows } = org.query("SELECT Owner.Name, Owner.Type FROM Contact WHERE Name IN ('Ann', 'Dan') ORDER BY Name");
  assert.deepEqual(
    rows.map((row) => row.fields["Owner"]),
    [
      { type: "Group", fields: { Name: "Inbox", Type: "Group" } },
      { type: "User", fields: { Name: "Ada", Type: "User" } }
    ]
  );
  assert.deepEqual(org.values("SELECT Subject FROM Task WHERE What.Name = 'atlas'"), ["Read"]);
  assert.deepEqual(org.values("SELECT Subject FROM Task WHERE What.Type = 'Account'"), ["Call"]);
  assert.deepEqual(org.values("SELECT Subject FROM Task WHERE Who.Email = null ORDER BY Subject LIMIT 1"), ["Call"]);
  assert.deepEqual(org.values("SELECT Name FROM Account WHERE Owner.Type = 'User' AND Parent.Name = 'Top'"), ["Sub"]);
});

test("TYPEOF selects by the type of what is pointed to", () => {
  const { rows } = org.query(
    "SELECT Subject, TYPEOF What WHEN Book__c THEN Pages__c, Publisher__r.Name ELSE Name END FROM Task ORDER BY Subject"
  );
  const publisher = { type: "Name", fields: { Name: "Top" } };
  assert.deepEqual(
    rows.map((row) => row.fields["What"]),
    [
      { type: "Account", fields: { Name: "Sub" } },
      { type: "Book__c", fields: { Pages__c: 300, Publisher__r: publisher } },
      null
    ]
  );
});

test("ids come along where they are asked for", () => {
  const { rows } = org.query("SELECT Name, Parent.Name FROM Account WHERE Name = 'Sub'", { withIds: true });
  assert.deepEqual(rows[0]?.fields, {
    Name: "Sub",
    Parent: { type: "Account", fields: { Name: "Top", Id: top } },
    Id: sub
  });
});

test("FIELDS() names all fields, with a limit", () => {
  const { rows } = org.query("SELECT FIELDS(ALL) FROM Book__c LIMIT 200");
  assert.equal(rows[0]?.fields["Pages__c"], 300);
  assert.deepEqual(Object.keys(org.query("SELECT FIELDS(STANDARD) FROM Book__c").rows[0]?.fields ?? {}), [
    "Id",
    "Name",
    "IsDeleted",
    "CreatedDate"
  ]);
  assert.throws(() => org.query("SELECT FIELDS(ALL) FROM Book__c"), /must have a LIMIT of at most 200/u);
});

test("labels and formats of values", () => {
  org.insert("Account", { Name: "Labelled", Industry: "Media", AnnualRevenue: 1234.5 });
  const { rows } = org.query(
    "SELECT toLabel(Industry), FORMAT(AnnualRevenue) revenue FROM Account WHERE toLabel(Industry) = 'Media (label)'"
  );
  assert.deepEqual(rows[0]?.fields, { Industry: "Media (label)", revenue: "$1,234.50" });
});
