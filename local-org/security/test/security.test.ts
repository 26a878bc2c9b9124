import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { OrgError } from "../../errors.ts";
import { createProject } from "../../metadata/projectModel.ts";
import { bookshop, shopWith, TestOrg } from "./testOrg.ts";

describe("object permissions", () => {
  test("of standard users cover the platform's sales objects, not the project's", () => {
    const org = new TestOrg();
    assert.equal(org.access(org.worker, "Opportunity").edit, true);
    assert.deepEqual(org.access(org.worker, "Product2"), {
      ...org.access(org.worker, "Product2"),
      read: true,
      edit: false
    });
    assert.equal(org.access(org.worker, "Book__c").read, false);
    assert.equal(org.access(org.admin, "Book__c").modifyAll, true);
  });

  test("come from permission sets and through groups", () => {
    const org = new TestOrg();
    org.assign(org.worker, "Bookshop_Reader");
    assert.equal(org.access(org.worker, "Book__c").read, true);
    assert.equal(org.access(org.worker, "Book__c").edit, false);
    const keeper = org.put("PermissionSet", { Name: "Bookshop_Keeper" });
    const group = org.put("PermissionSetGroup", { DeveloperName: "Bookshop_Staff" });
    org.put("PermissionSetGroupComponent", { PermissionSetGroupId: group, PermissionSetId: keeper });
    org.put("PermissionSetAssignment", { AssigneeId: org.other, PermissionSetGroupId: group });
    assert.equal(org.access(org.other, "Book__c").delete, true);
  });

  test("of parts follow the whole", () => {
    const org = new TestOrg();
    const reader = org.user("reader", org.put("Profile", { Name: "Read Only" }), null);
    assert.equal(org.access(org.worker, "OpportunityLineItem").create, true);
    assert.equal(org.access(reader, "OpportunityLineItem").read, true);
    assert.equal(org.access(reader, "OpportunityLineItem").create, false);
    assert.equal(org.access(reader, "Review__Share").read, false);
  });

  test("come from records that Apex inserts", () => {
    const org = new TestOrg();
    const ParentId = org.assign(org.worker, "Made_In_A_Test");
    org.put("ObjectPermissions", { ParentId, SobjectType: "Author__c", PermissionsRead: true });
    org.put("FieldPermissions", {
      ParentId,
      SobjectType: "Author__c",
      Field: "Author__c.Phone__c",
      PermissionsRead: true
    });
    assert.equal(org.access(org.worker, "Author__c").read, true);
    assert.equal(org.field(org.worker, "Author__c", "Phone__c"), "read");
  });

  test("of custom metadata types are for those who customize", () => {
    const org = new TestOrg();
    assert.equal(org.access(org.worker, "Shop_Rule__mdt").read, false);
    assert.equal(org.access(org.admin, "Shop_Rule__mdt").read, true);
  });

  test("are not what a group mutes", () => {
    const muting = {
      type: "MutingPermissionSet",
      fullName: "Less",
      path: "Less.mutingpermissionset-meta.xml",
      body: {
        objectPermissions: [{ object: "Book__c", allowDelete: "true" }],
        fieldPermissions: [{ field: "Book__c.Subtitle__c", editable: "true", readable: "false" }],
        customPermissions: [{ name: "Edit_Prices", enabled: "true" }]
      }
    };
    const shop = shopWith({}, { Bookshop_Staff: { mutingPermissionSets: ["Less"] } });
    const org = new TestOrg(createProject(shop.dir, shop.apiVersion, [...shop.components, muting]));
    const keeper = org.put("PermissionSet", { Name: "Bookshop_Keeper" });
    const group = org.put("PermissionSetGroup", { DeveloperName: "Bookshop_Staff" });
    org.put("PermissionSetGroupComponent", { PermissionSetGroupId: group, PermissionSetId: keeper });
    org.put("PermissionSetAssignment", { AssigneeId: org.worker, PermissionSetGroupId: group });
    const { edit, delete: remove } = org.access(org.worker, "Book__c");
    assert.deepEqual([edit, remove, org.field(org.worker, "Book__c", "Subtitle__c")], [true, false, "read"]);
    assert.equal(org.security.customPermission(org.security.user(org.worker), "Edit_Prices"), false);
    org.put("PermissionSetAssignment", { AssigneeId: org.worker, PermissionSetId: keeper });
    assert.equal(org.access(org.worker, "Book__c").delete, true);
  });

  test("end with an assignment that has expired", () => {
    const org = new TestOrg();
    const PermissionSetId = org.put("PermissionSet", { Name: "Bookshop_Reader" });
    const until = (ExpirationDate: string): boolean => {
      const AssigneeId = org.user(ExpirationDate, "", null);
      org.put("PermissionSetAssignment", { AssigneeId, PermissionSetId, ExpirationDate });
      return org.access(AssigneeId, "Book__c").read;
    };
    assert.deepEqual([until("2020-01-01T00:00:00.000Z"), until("2999-01-01T00:00:00.000Z")], [false, true]);
  });
});

describe("field permissions", () => {
  test("are the permission set's for custom fields, the object's for fields that records need", () => {
    const org = new TestOrg();
    org.assign(org.worker, "Bookshop_Reader");
    org.assign(org.other, "Bookshop_Keeper");
    assert.equal(org.field(org.worker, "Book__c", "Subtitle__c"), "read");
    assert.equal(org.field(org.worker, "Book__c", "ISBN__c"), "none");
    assert.equal(org.field(org.worker, "Book__c", "In_Print__c"), "read");
    assert.equal(org.field(org.other, "Book__c", "Price__c"), "edit");
    assert.equal(org.field(org.other, "Book__c", "Author__c"), "edit");
    assert.equal(org.field(org.other, "Book__c", "Net_Price__c"), "read");
    assert.equal(org.field(org.worker, "Review__c", "Rating__c"), "edit");
  });

  test("leave the platform's fields to all, custom ones on its objects to those who were given them", () => {
    const org = new TestOrg();
    assert.equal(org.field(org.worker, "Opportunity", "Amount"), "edit");
    assert.equal(org.field(org.worker, "Opportunity", "Copies__c"), "none");
    assert.equal(org.field(org.worker, "Opportunity", "No_Such__c"), "none");
    assert.equal(org.field(org.admin, "Opportunity", "Copies__c"), "edit");
  });
});

describe("other permissions", () => {
  test("classes, tabs, applications, custom and system permissions", () => {
    const org = new TestOrg();
    org.assign(org.worker, "Bookshop_Keeper");
    const keeper = org.security.user(org.worker);
    const other = org.security.user(org.other);
    const admin = org.security.user(org.admin);
    assert.equal(org.security.classAccess(keeper, "bookcontroller"), true);
    assert.equal(org.security.classAccess(other, "BookController"), false);
    assert.equal(org.security.tabVisible(keeper, "Book__c"), true);
    assert.equal(org.security.tabVisible(other, "Book__c"), false);
    assert.equal(org.security.tabVisible(other, "standard-Account"), true);
    assert.equal(org.security.applicationVisible(keeper, "Bookshop"), true);
    assert.equal(org.security.applicationVisible(other, "Bookshop"), false);
    assert.equal(org.security.customPermission(keeper, "Edit_Prices"), true);
    assert.equal(org.security.customPermission(admin, "Edit_Prices"), false);
    assert.equal(org.security.userPermission(admin, "ModifyAllData"), true);
    assert.equal(org.security.userPermission(other, "ViewAllData"), false);
  });

  test("that a rollback took back are gone", () => {
    const org = new TestOrg();
    assert.throws(() =>
      org.store.transaction(() => {
        org.assign(org.worker, "Bookshop_Reader");
        assert.equal(org.access(org.worker, "Book__c").read, true);
        throw new Error("undone");
      })
    );
    assert.equal(org.access(org.worker, "Book__c").read, false);
  });

  test("are for active users only", () => {
    const org = new TestOrg();
    const gone = org.put("User", { LastName: "Gone", IsActive: false });
    assert.throws(() => org.security.user(gone), OrgError);
  });
});

describe("private records", () => {
  const review = (org: TestOrg, OwnerId: string): string => org.put("Review__c", { OwnerId, Rating__c: 3 });

  test("are their owner's and those above in the role hierarchy", () => {
    const org = new TestOrg();
    const id = review(org, org.worker);
    assert.deepEqual(
      [org.worker, org.boss, org.other, org.admin].map((user) => org.may(user, "all", id)),
      [true, true, false, true]
    );
    assert.equal(org.may(org.worker, "read", review(org, org.boss)), false);
  });

  test("are not open to the roles above where the object does without the hierarchy", () => {
    const org = new TestOrg(bookshop, ["Review__c"]);
    const id = review(org, org.worker);
    assert.deepEqual(
      [org.worker, org.boss, org.admin].map((user) => org.may(user, "read", id)),
      [true, false, true]
    );
    org.put("Review__Share", { ParentId: id, UserOrGroupId: org.other, AccessLevel: "Read", RowCause: "Manual" });
    assert.deepEqual(
      [org.other, org.boss].map((user) => org.may(user, "read", id)),
      [true, false]
    );
  });

  test("are shared with users on the level of the share", () => {
    const org = new TestOrg();
    const id = review(org, org.boss);
    org.put("Review__Share", { ParentId: id, UserOrGroupId: org.other, AccessLevel: "Read", RowCause: "Manual" });
    assert.deepEqual(
      (["read", "edit"] as const).map((level) => org.may(org.other, level, id)),
      [true, false]
    );
    org.put("Review__Share", { ParentId: id, UserOrGroupId: org.other, AccessLevel: "Edit", RowCause: "Manual" });
    assert.deepEqual(
      (["edit", "all"] as const).map((level) => org.may(org.other, level, id)),
      [true, false]
    );
    assert.equal(org.may(org.worker, "read", id), false);
  });

  test("are shared with groups, groups in groups, roles, and queues that own them", () => {
    const org = new TestOrg();
    const outer = org.put("Group", { Name: "Outer", Type: "Regular" });
    const inner = org.put("Group", { Name: "Inner", Type: "Regular" });
    org.put("GroupMember", { GroupId: outer, UserOrGroupId: inner });
    org.put("GroupMember", { GroupId: inner, UserOrGroupId: org.other });
    const first = review(org, org.admin);
    org.put("Review__Share", { ParentId: first, UserOrGroupId: outer, AccessLevel: "Read" });
    assert.deepEqual(
      [org.other, org.worker].map((user) => org.may(user, "read", first)),
      [true, false]
    );

    const second = review(org, org.admin);
    const [role] = org.store.readWhere(org.schema.requireObject("UserRole"), "Name", ["Boss"]);
    const subordinates = org.put("Group", { Type: "RoleAndSubordinates", RelatedId: String(role?.["Id"]) });
    org.put("Review__Share", { ParentId: second, UserOrGroupId: subordinates, AccessLevel: "Edit" });
    assert.deepEqual(
      [org.boss, org.worker, org.admin].map((user) => org.may(user, "edit", second)),
      [true, true, true]
    );

    const queue = org.put("Group", { Type: "Queue" });
    org.put("GroupMember", { GroupId: queue, UserOrGroupId: org.worker });
    assert.deepEqual(
      [org.worker, org.other].map((user) => org.may(user, "all", review(org, queue))),
      [true, false]
    );
  });

  test("are everyone's who may view or modify all of the object", () => {
    const org = new TestOrg();
    const id = review(org, org.boss);
    org.assign(org.other, "Bookshop_Keeper");
    assert.equal(org.may(org.other, "all", id), true);
    assert.equal(
      org.security.recordFilter(org.security.user(org.other), org.schema.requireObject("Review__c"), "read", "r"),
      null
    );
  });
});

describe("public records", () => {
  test("are deleted by their owner only", () => {
    const org = new TestOrg();
    const id = org.put("Author__c", { OwnerId: org.worker });
    assert.deepEqual(
      (["read", "edit", "all"] as const).map((level) => org.may(org.other, level, id)),
      [true, true, false]
    );
  });
});

describe("details", () => {
  test("are accessible as their master is, on every level of the way", () => {
    const org = new TestOrg(shopWith({ Opportunity: "Private" }));
    const opportunity = org.put("Opportunity", { OwnerId: org.worker });
    const line = org.put("OpportunityLineItem", { OpportunityId: opportunity });
    assert.deepEqual(
      [org.worker, org.boss, org.other].map((user) => org.may(user, "all", line)),
      [true, true, false]
    );
    org.put("OpportunityShare", {
      OpportunityId: opportunity,
      UserOrGroupId: org.other,
      OpportunityAccessLevel: "Read"
    });
    assert.deepEqual(
      (["read", "edit"] as const).map((level) => org.may(org.other, level, line)),
      [true, false]
    );
  });

  test("need edit access to the master for an edit", () => {
    const readable = new TestOrg(
      shopWith({}, { Author__c: { ...bookshop.find("CustomObject", "Author__c")?.body, sharingModel: "Read" } })
    );
    const author = readable.put("Author__c", { OwnerId: readable.worker });
    const book = readable.put("Book__c", { Author__c: author });
    assert.deepEqual(
      (["read", "edit"] as const).map((level) => readable.may(readable.other, level, book)),
      [true, false]
    );
    assert.equal(readable.may(readable.worker, "all", book), true);
  });
});

describe("sales records", () => {
  const sales = (): TestOrg => new TestOrg(shopWith({ Account: "Private", Opportunity: "Private" }));

  test("are open to the opportunity team, with the access that its members were given", () => {
    const org = sales();
    const opportunity = org.put("Opportunity", { OwnerId: org.worker });
    org.put("OpportunityTeamMember", { OpportunityId: opportunity, UserId: org.other, OpportunityAccessLevel: "Read" });
    assert.deepEqual(
      (["read", "edit"] as const).map((level) => org.may(org.other, level, opportunity)),
      [true, false]
    );
  });

  test("let those who have the opportunity read its account", () => {
    const org = sales();
    const account = org.put("Account", { OwnerId: org.admin, Name: "Acme" });
    assert.equal(org.may(org.worker, "read", account), false);
    org.put("Opportunity", { OwnerId: org.worker, AccountId: account });
    assert.deepEqual(
      (["read", "edit"] as const).map((level) => org.may(org.worker, level, account)),
      [true, false]
    );
    assert.deepEqual(
      [org.boss, org.other].map((user) => org.may(user, "read", account)),
      [true, false]
    );
  });

  test("are open to the account's owner as far as the owner's role says", () => {
    const org = sales();
    const role = org.put("UserRole", { Name: "Farmer", OpportunityAccessForAccountOwner: "Read" });
    const [standard] = org.store.readWhere(org.schema.requireObject("Profile"), "Name", ["Standard User"]);
    const farmer = org.user("farmer", String(standard?.["Id"]), role);
    const owned = (OwnerId: string): string =>
      org.put("Opportunity", { OwnerId: org.admin, AccountId: org.put("Account", { OwnerId }) });
    const opportunity = owned(farmer);
    assert.deepEqual(
      (["read", "edit"] as const).map((level) => org.may(farmer, level, opportunity)),
      [true, false]
    );
    assert.equal(org.may(org.worker, "read", owned(org.worker)), false);
  });

  test("show their tasks to those who may read what they are about", () => {
    const org = sales();
    const opportunity = org.put("Opportunity", { OwnerId: org.worker });
    const task = org.put("Task", { OwnerId: org.admin, WhatId: opportunity, Subject: "Call" });
    assert.deepEqual(
      [org.worker, org.other].map((user) => org.may(user, "read", task)),
      [true, false]
    );
    assert.equal(org.may(org.worker, "edit", task), false);
    const note = org.put("Note", { OwnerId: org.admin, ParentId: opportunity, Title: "N" });
    assert.deepEqual(
      [org.worker, org.other].map((user) => org.may(user, "edit", note)),
      [true, false]
    );
  });

  test("are found by index", () => {
    const org = sales();
    const filter = org.security.recordFilter(
      org.security.user(org.worker),
      org.schema.requireObject("Opportunity"),
      "read",
      "o"
    );
    assert.ok(filter);
    const plan = org.store.all(
      `EXPLAIN QUERY PLAN SELECT o."Id" FROM "Opportunity" o WHERE ${filter.sql}`,
      filter.parameters
    );
    assert.ok(!plan.some((step) => /^SCAN o\b/.test(String(step["detail"]))), JSON.stringify(plan));
  });
});
