import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { readProject } from "../../metadata/readProject.ts";
import { buildSchema } from "../../schema/buildSchema.ts";
import { createSecurity } from "../../security/createSecurity.ts";
import { openStore } from "../../store/sqliteStore.ts";
import type { RecordValues } from "../../values.ts";
import { type OrgConfig, readConfig } from "../config.ts";
import { syncSetup } from "../syncSetup.ts";

const project = readProject(join(import.meta.dirname, "../../fixtures/bookshop"));
const schema = buildSchema(project);
const config: OrgConfig = {
  ...readConfig(project.dir),
  users: [
    { username: "admin@example.com", lastName: "Admin", profile: "System Administrator" },
    { username: "reader@example.com", lastName: "Reader", role: "Assistant", permissionSets: ["Bookshop_Reader"] },
    { username: "staff@example.com", lastName: "Staff", role: "Manager", permissionSets: ["Bookshop_Staff"] }
  ]
};
const store = openStore(":memory:");
store.migrate(schema.objects());
syncSetup(store, schema, project, config);

function find(object: string, field: string, value: string): RecordValues {
  const [record] = store.readWhere(schema.requireObject(object), field, [value]);
  assert.ok(record, `${object} ${value}`);
  return record;
}

function counts(): Record<string, unknown> {
  const tables = [...schema.objects()].filter(
    (object) => object.field("Id") !== undefined && object.kind !== "platformEvent"
  );
  return Object.fromEntries(
    tables.map(({ name }) => [name, store.all(`SELECT count(*) AS n, max("Id") AS last FROM "${name}"`, [])[0]])
  );
}

test("setting up again changes nothing", () => {
  const before = counts();
  syncSetup(store, schema, project, config);
  assert.deepEqual(counts(), before);
});

test("custom metadata records carry their values", () => {
  const rule = find("Shop_Rule__mdt", "DeveloperName", "Highest_Price");
  assert.deepEqual([rule["Limit__c"], rule["Active__c"], rule["MasterLabel"]], [500, true, "Highest Price"]);
  assert.equal(find("Shop_Rule__mdt", "DeveloperName", "Longest_Book")["Message__c"], null);
});

test("what permission sets grant stands in records", () => {
  const parent = find("PermissionSet", "Name", "Bookshop_Keeper")["Id"];
  const grants = (object: string): RecordValues[] =>
    store.readWhere(schema.requireObject(object), "ParentId", [String(parent)]);
  assert.equal(
    grants("ObjectPermissions").find((row) => row["SobjectType"] === "Review__c")?.["PermissionsModifyAllRecords"],
    true
  );
  assert.equal(
    grants("FieldPermissions").find((row) => row["Field"] === "Book__c.Net_Price__c")?.["PermissionsEdit"],
    false
  );
  assert.deepEqual(
    grants("SetupEntityAccess")
      .map((row) => row["SetupEntityType"])
      .sort(),
    ["ApexClass", "CustomPermission"]
  );
});

test("roles have groups to share with", () => {
  const role = find("UserRole", "DeveloperName", "Manager");
  const groups = store.readWhere(schema.requireObject("Group"), "RelatedId", [String(role["Id"])]);
  assert.deepEqual(groups.map((group) => group["Type"]).sort(), ["Role", "RoleAndSubordinates"]);
});

test("users may do what they were assigned", () => {
  const security = createSecurity({ project, schema, store });
  const user = (name: string): ReturnType<typeof security.user> =>
    security.user(String(find("User", "Username", `${name}@example.com`)["Id"]));
  const book = schema.requireObject("Book__c");
  const editors = ["admin", "reader", "staff"].map((name) => security.objectAccess(user(name), book).edit);
  assert.deepEqual(editors, [true, false, true]);
  assert.equal(security.customPermission(user("staff"), "Edit_Prices"), true);
});
