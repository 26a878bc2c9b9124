import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { NotSupportedError } from "../../errors.ts";
import { USER_MODE } from "../../security/types.ts";
import { TestOrg, USER } from "./testOrg.ts";

let org = new TestOrg();
let seen = "";

beforeEach(() => {
  org = new TestOrg();
  seen = org.insert("Account", { Name: "Seen", AnnualRevenue: 1 });
  const hidden = org.insert("Account", { Name: "Hidden" });
  org.insert("Contact", { Name: "Ann", AccountId: seen });
  org.insert("Contact", { Name: "Bob", AccountId: hidden });
});

const inUserMode = (text: string) => org.query(text, { access: USER_MODE });

test("a field that the user may not read is as if it were not there", () => {
  org.restrictions.fields.push("Account.AnnualRevenue");
  assert.throws(
    () => inUserMode("SELECT AnnualRevenue FROM Account"),
    /No such column 'AnnualRevenue' on entity 'Account'/u
  );
  assert.throws(() => inUserMode("SELECT Id FROM Account WHERE AnnualRevenue > 1"), /No such column/u);
  assert.throws(() => inUserMode("SELECT Account.AnnualRevenue FROM Contact"), /No such column/u);
  assert.throws(
    () => inUserMode("SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE AnnualRevenue > 1)"),
    /No such column/u
  );
  assert.throws(() => org.query("SELECT AnnualRevenue FROM Account WITH USER_MODE"), /No such column/u);
  assert.equal(org.query("SELECT AnnualRevenue FROM Account").totalSize, 2);
  assert.equal(org.query("SELECT AnnualRevenue FROM Account WITH SYSTEM_MODE").totalSize, 2);
  assert.throws(() => inUserMode("SELECT AnnualRevenue FROM Account WITH SYSTEM_MODE"), /No such column/u);
});

test("WITH SECURITY_ENFORCED looks at what is selected, and at nothing else", () => {
  org.restrictions.fields.push("Account.AnnualRevenue");
  const enforced = (text: string) => () => org.query(text);
  const refusal = /^OrgError: Insufficient permissions: secure query included inaccessible field$/u;
  assert.throws(enforced("SELECT AnnualRevenue FROM Account WITH SECURITY_ENFORCED"), refusal);
  assert.throws(enforced("SELECT Id, Account.AnnualRevenue FROM Contact WITH SECURITY_ENFORCED"), refusal);
  const filtered = "SELECT Id FROM Account WHERE AnnualRevenue > 0 WITH SECURITY_ENFORCED ORDER BY AnnualRevenue";
  assert.equal(org.query(filtered).totalSize, 1);
  assert.throws(() => inUserMode(filtered), /No such column/u);
  org.restrictions.objects.push("Contact");
  assert.throws(enforced("SELECT Id FROM Contact WITH SECURITY_ENFORCED"), refusal);
  assert.throws(enforced("SELECT Id, (SELECT Id FROM Contacts) FROM Account WITH SECURITY_ENFORCED"), refusal);
});

test("so is an object", () => {
  org.restrictions.objects.push("Contact");
  assert.throws(() => inUserMode("SELECT Id FROM Contact"), /sObject type 'Contact' is not supported/u);
  assert.throws(
    () => inUserMode("SELECT (SELECT Id FROM Contacts) FROM Account"),
    /Didn't understand relationship 'Contacts' in FROM part/u
  );
  assert.throws(
    () => inUserMode("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)"),
    /sObject type 'Contact'/u
  );
});

test("FIELDS() leaves out what the user may not read", () => {
  org.restrictions.fields.push("Account.AnnualRevenue");
  const [row] = inUserMode("SELECT FIELDS(STANDARD) FROM Account").rows;
  assert.equal("AnnualRevenue" in (row?.fields ?? {}), false);
  assert.equal("Industry" in (row?.fields ?? {}), true);
});

test("only shared records come, of the object and of children; parents stay readable", () => {
  org.restrictions.shared["Account"] = [seen];
  assert.deepEqual(org.values("SELECT Name FROM Account", [], { access: USER_MODE }), ["Seen"]);
  assert.equal(inUserMode("SELECT COUNT() FROM Account").totalSize, 1);
  assert.equal(inUserMode("SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account)").totalSize, 1);
  assert.equal(inUserMode("SELECT Account.Name FROM Contact WHERE Account.Name = 'Hidden'").totalSize, 1);
  org.restrictions.shared["Contact"] = [];
  assert.deepEqual(inUserMode("SELECT (SELECT Id FROM Contacts) FROM Account").rows[0]?.fields["Contacts"], {
    totalSize: 0,
    rows: []
  });
});

test("UserRecordAccess tells what the user may do with records", () => {
  org.restrictions.shared["Account"] = [seen];
  const text =
    "SELECT RecordId, HasReadAccess, HasAllAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = :user AND RecordId IN :records";
  const other = "001000000000002AAA";
  const { rows } = org.query(text, { access: USER_MODE, binds: [USER.userId, [seen, other]] });
  assert.deepEqual(
    rows.map((row) => row.fields),
    [
      { RecordId: seen, HasReadAccess: true, HasAllAccess: false, MaxAccessLevel: "Edit" },
      { RecordId: other, HasReadAccess: false, HasAllAccess: false, MaxAccessLevel: "None" }
    ]
  );
  const editable = org.query(`${text} AND HasEditAccess = TRUE`, { binds: [USER.userId, [seen, other]] });
  assert.equal(editable.totalSize, 1);
  assert.throws(() => org.query("SELECT RecordId FROM UserRecordAccess"), /filters by one UserId/u);
});

test("objects that the platform would work out say that they are missing", () => {
  assert.throws(() => org.query("SELECT Id FROM UserFieldAccess"), NotSupportedError);
});
