import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { openSessions } from "../../api/sessionTable.ts";
import { openOrg, type OpenedOrg, type OpenOptions } from "../../openOrg.ts";
import { USER_MODE } from "../../security/types.ts";

const BOOKSHOP = join(import.meta.dirname, "../../fixtures/bookshop");

const CONFIG = {
  organization: { name: "Corner Shop", timeZone: "Europe/Berlin", currency: "EUR", language: "en_US" },
  roles: [{ name: "Owner" }, { name: "Clerk", parent: "Owner" }],
  users: [
    { username: "owner@example.com", lastName: "Owner", profile: "System Administrator", role: "Owner" },
    {
      username: "clerk@example.com",
      firstName: "Kim",
      lastName: "Clerk",
      role: "Clerk",
      permissionSets: ["Bookshop_Reader"]
    }
  ],
  sampleData: [{ import: "config/sample-data/plan.json" }]
};

let project: string;
let org: OpenedOrg | null;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "bookshop-"));
  cpSync(BOOKSHOP, project, { recursive: true });
  const files = {
    "config/local-org.json": CONFIG,
    "config/sample-data/plan.json": [
      { sobject: "Account", files: ["accounts.json"] },
      { sobject: "Contact", files: ["contacts.json"] }
    ],
    "config/sample-data/accounts.json": {
      records: [
        { attributes: { type: "Account", referenceId: "Mill" }, Name: "Mill", OwnerId: "@user:clerk@example.com" }
      ]
    },
    "config/sample-data/contacts.json": {
      records: [{ attributes: { type: "Contact" }, LastName: "Miller", AccountId: "@Mill" }]
    }
  };
  mkdirSync(join(project, "config/sample-data"), { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(project, file), JSON.stringify(content));
  org = null;
});

afterEach(() => {
  org?.close();
  rmSync(project, { recursive: true, force: true });
});

function open(options: Partial<OpenOptions> = {}): OpenedOrg {
  org?.close();
  org = openOrg({ projectDir: project, ...options });
  return org;
}

function names(soql: string): unknown[] {
  assert.ok(org);
  const { rows } = org.query(soql, { user: org.security.user(org.administratorId), access: USER_MODE });
  return rows.map((row) => Object.values(row.fields)[0]);
}

test("the first start writes the config's people and sample data", () => {
  open();
  assert.deepEqual(names("SELECT Name FROM User WHERE Username = 'clerk@example.com'"), ["Kim Clerk"]);
  assert.deepEqual(names("SELECT UserRole.Name FROM User WHERE UserRole.ParentRole.Name = 'Owner'").length, 1);
  assert.deepEqual(names("SELECT LastName FROM Contact WHERE Account.Owner.Username = 'clerk@example.com'"), [
    "Miller"
  ]);
  assert.deepEqual(names("SELECT Name FROM Organization"), ["Corner Shop"]);
});

test("data outlives a restart and is not loaded twice; reset begins anew", () => {
  const first = open();
  first.transact(first.administratorId, (transaction) => {
    const object = first.schema.requireObject("Account");
    first.saveOrder.save(transaction, {
      operation: "insert",
      object,
      records: [{ Name: "Mine" }],
      allOrNone: true,
      access: USER_MODE
    });
  });
  open();
  assert.deepEqual(names("SELECT Name FROM Account ORDER BY Name"), ["Mill", "Mine"]);
  open({ reset: true });
  assert.deepEqual(names("SELECT Name FROM Account"), ["Mill"]);
});

test("a blank org stays without sample data", () => {
  open({ blank: true });
  assert.deepEqual(names("SELECT Name FROM Account"), []);
  open();
  assert.deepEqual(names("SELECT Name FROM Account"), []);
});

test("sessions outlive a restart", () => {
  const { token } = openSessions(open(), "local").login("clerk@example.com", "local");
  const session = openSessions(open(), "local").find(token);
  assert.ok(session);
  assert.equal(org?.security.user(session.userId).username, "clerk@example.com");
});

test("a change of the project's files is taken up, a mistake leaves what was there", async () => {
  const reports: (string | null)[] = [];
  const changed = open({ onReload: (mistake) => reports.push(mistake?.describe() ?? null) });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const field = join(project, "force-app/main/default/objects/Author__c/fields/Motto__c.field-meta.xml");
  const xml = (body: string): string =>
    `<?xml version="1.0"?>\n<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">${body}</CustomField>`;
  writeFileSync(field, xml("<fullName>Motto__c</fullName><label>Motto</label><type>Text</type><length>80</length>"));
  await until(() => reports.length === 1);
  assert.ok(changed.schema.requireObject("Author__c").field("Motto__c"));
  writeFileSync(field, "<broken");
  await until(() => reports.length === 2);
  assert.match(reports[1] ?? "", /Motto__c\.field-meta\.xml:\d+:\d+: /);
  assert.ok(changed.schema.requireObject("Author__c").field("Motto__c"));
});

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !condition(); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(condition(), "it did not happen in time");
}
