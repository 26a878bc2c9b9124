import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { SourceError } from "../../errors.ts";
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

test("custom metadata records name objects and fields as these are written, whatever their files do", () => {
  const rule = find("Shop_Rule__mdt", "DeveloperName", "Longest_Book");
  assert.deepEqual([rule["Object__c"], rule["Field__c"]], ["Book__c", "Pages__c"]);
});

test("visitors of sites have a profile and a licence of their own", () => {
  const guests = find("Profile", "Name", "Guest License User");
  assert.deepEqual(
    [guests["UserType"], guests["UserLicenseId"]],
    ["Guest", find("UserLicense", "Name", "Guest User License")["Id"]]
  );
  assert.equal(find("Profile", "Name", "Standard User")["UserType"], "Standard");
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

test("each profile owns a permission set that its users hold", () => {
  const held = (username: string): unknown[] =>
    store
      .all(
        `SELECT f.Name AS name FROM "PermissionSetAssignment" a JOIN "User" u ON u."Id" = a.AssigneeId
         JOIN "PermissionSet" s ON s."Id" = a.PermissionSetId JOIN "Profile" f ON f."Id" = s.ProfileId
         WHERE u.Username = ?`,
        [username]
      )
      .map((row) => row["name"]);
  assert.deepEqual(held("admin@example.com"), ["System Administrator"]);
  assert.deepEqual(held("reader@example.com"), ["Standard User"]);
  const profile = String(find("Profile", "Name", "Standard User")["Id"]);
  const set = find("PermissionSet", "ProfileId", profile);
  const objects = store.readWhere(schema.requireObject("ObjectPermissions"), "ParentId", [String(set["Id"])]);
  const products = objects.find((row) => row["SobjectType"] === "Product2");
  assert.deepEqual(
    [set["IsOwnedByProfile"], products?.["PermissionsRead"], products?.["PermissionsEdit"]],
    [true, true, false]
  );
});

test("profiles and their permission sets tell of system permissions", () => {
  const told = (objectName: string, key: string, value: string): unknown[] => {
    const { PermissionsCustomizeApplication, PermissionsApiEnabled } = find(objectName, key, value);
    return [PermissionsCustomizeApplication, PermissionsApiEnabled];
  };
  assert.deepEqual(told("Profile", "Name", "System Administrator"), [true, true]);
  assert.deepEqual(told("Profile", "Name", "Standard User"), [false, true]);
  const profile = String(find("Profile", "Name", "Standard User")["Id"]);
  assert.deepEqual(told("PermissionSet", "ProfileId", profile), [false, true]);
});

test("a permission set group is assigned with the permission set that stands for it", () => {
  const group = String(find("PermissionSetGroup", "DeveloperName", "Bookshop_Staff")["Id"]);
  const assignment = find("PermissionSetAssignment", "PermissionSetGroupId", group);
  assert.equal(assignment["PermissionSetId"], find("PermissionSet", "PermissionSetGroupId", group)["Id"]);
});

test("tabs that a permission set shows stand in records", () => {
  const parent = String(find("PermissionSet", "Name", "Bookshop_Keeper")["Id"]);
  const settings = store.readWhere(schema.requireObject("PermissionSetTabSetting"), "ParentId", [parent]);
  assert.ok(settings.some((row) => row["Name"] === "Book__c" && row["Visibility"] === "DefaultOn"));
});

test("the config says who is in public groups", () => {
  const groups = [
    { name: "Book_Club", users: ["reader@example.com"], rolesAndSubordinates: ["Manager"] },
    { name: "Everyone_Else", groups: ["Book_Club"], roles: ["Assistant"] }
  ];
  const withGroups = openStore(":memory:");
  withGroups.migrate(schema.objects());
  syncSetup(withGroups, schema, project, { ...config, groups });
  const names = withGroups.all(
    `SELECT g.DeveloperName AS grp, coalesce(u.Username, m.Type || ' ' || m.DeveloperName) AS member
     FROM "GroupMember" gm JOIN "Group" g ON g."Id" = gm.GroupId
     LEFT JOIN "User" u ON u."Id" = gm.UserOrGroupId LEFT JOIN "Group" m ON m."Id" = gm.UserOrGroupId`,
    []
  );
  assert.deepEqual(names.map((row) => `${String(row["grp"])}: ${String(row["member"])}`).sort(), [
    "Book_Club: RoleAndSubordinates Manager",
    "Book_Club: reader@example.com",
    "Everyone_Else: Regular Book_Club",
    "Everyone_Else: Role Assistant"
  ]);
  const unknown = { ...config, groups: [{ name: "Book_Club", users: ["nobody@example.com"] }] };
  assert.throws(() => syncSetup(withGroups, schema, project, unknown), SourceError);
});

test("roles have groups to share with", () => {
  const role = find("UserRole", "DeveloperName", "Manager");
  const groups = store.readWhere(schema.requireObject("Group"), "RelatedId", [String(role["Id"])]);
  assert.deepEqual(groups.map((group) => group["Type"]).sort(), [
    "Role",
    "RoleAndSubordinates",
    "RoleAndSubordinatesInternal"
  ]);
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

test("every org has a licence behind its profiles and default business hours", () => {
  const [profile] = store.all(
    'SELECT l."Name" FROM "Profile" p JOIN "UserLicense" l ON l."Id" = p."UserLicenseId" WHERE p."Name" = ?',
    ["System Administrator"]
  );
  assert.equal(profile?.["Name"], "Salesforce");
  const hours = store.all('SELECT "Name", "MondayStartTime" FROM "BusinessHours" WHERE "IsDefault" = 1', []);
  assert.deepEqual(
    hours.map((row) => ({ ...row })),
    [{ Name: "Default", MondayStartTime: "00:00:00.000Z" }]
  );
});
