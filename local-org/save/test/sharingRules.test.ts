import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createProject } from "../../metadata/projectModel.ts";
import { createSecurity } from "../../security/createSecurity.ts";
import { SYSTEM_MODE, type Security } from "../../security/types.ts";
import { beginTransaction } from "../../transaction/transaction.ts";
import type { RecordValues } from "../../values.ts";
import { createSaveOrder, type LocalSaveOrder } from "../saveOrder.ts";
import type { SaveOperation } from "../types.ts";
import { Bookshop, PROJECT } from "./bookshop.ts";

const RULES = {
  sharingCriteriaRules: [
    {
      fullName: "Bad_Reviews",
      accessLevel: "Edit",
      sharedTo: { group: "Editors" },
      criteriaItems: [{ field: "Rating__c", operation: "lessThan", value: "2" }]
    }
  ],
  sharingOwnerRules: [
    { fullName: "Of_Critics", accessLevel: "Read", sharedFrom: { group: "Critics" }, sharedTo: { group: "Editors" } }
  ]
};

let shop: Bookshop;
let security: Security;
let saveOrder: LocalSaveOrder;
let editor: string;
let critic: string;
let critics: string;

/** An editor with whom bad reviews are shared, and those of critics. */
beforeEach(() => {
  shop = new Bookshop();
  const { schema, store } = shop;
  const rules = { type: "SharingRules", fullName: "Review__c", path: "Review__c.sharingRules-meta.xml", body: RULES };
  const project = createProject(PROJECT.dir, PROJECT.apiVersion, [...PROJECT.components, rules]);
  security = createSecurity({ project, schema, store });
  saveOrder = createSaveOrder({ schema, store, security });
  editor = put("User", { Username: "editor@example.com", ProfileId: shop.user.profileId, IsActive: true });
  critic = put("User", { Username: "critic@example.com", ProfileId: shop.user.profileId, IsActive: true });
  critics = put("Group", { DeveloperName: "Critics", Type: "Regular" });
  put("GroupMember", {
    GroupId: put("Group", { DeveloperName: "Editors", Type: "Regular" }),
    UserOrGroupId: editor
  });
});

function put(object: string, record: RecordValues): string {
  const id = shop.store.nextId(shop.object(object));
  shop.store.insert(shop.object(object), { ...record, Id: id });
  return id;
}

function save(operation: SaveOperation, object: string, record: RecordValues): string {
  const transaction = beginTransaction(security.user(shop.user.userId), { afterCommit: () => undefined });
  const request = { operation, object: shop.object(object), records: [record], allOrNone: true, access: SYSTEM_MODE };
  const [result] = saveOrder.save(transaction, request);
  assert.deepEqual(result?.errors, []);
  return String(result?.id);
}

function access(id: string): string {
  const reaches = (level: "read" | "edit"): boolean =>
    security.accessibleIds(security.user(editor), shop.object("Review__c"), level, [id]).has(id);
  return reaches("edit") ? "edit" : reaches("read") ? "read" : "none";
}

describe("sharing rules", () => {
  it("share a record as soon as it meets the criteria, and until it does not", () => {
    const id = save("insert", "Review__c", { Rating__c: 4 });
    assert.equal(access(id), "none");
    save("update", "Review__c", { Id: id, Rating__c: 1 });
    assert.equal(access(id), "edit");
    save("update", "Review__c", { Id: id, Rating__c: 3 });
    assert.equal(access(id), "none");
  });

  it("share what a member of the group owns, as soon as he is one", () => {
    const id = save("insert", "Review__c", { Rating__c: 4, OwnerId: critic });
    assert.equal(access(id), "none");
    const membership = save("insert", "GroupMember", { GroupId: critics, UserOrGroupId: critic });
    assert.equal(access(id), "read");
    save("delete", "GroupMember", { Id: membership });
    assert.equal(access(id), "none");
  });

  it("are alone in changing and taking away what they share", () => {
    save("insert", "Review__c", { Rating__c: 1 });
    const id = String(shop.all("Review__Share")[0]?.["Id"]);
    for (const operation of ["update", "delete"] as const) {
      const transaction = beginTransaction(security.user(shop.user.userId), { afterCommit: () => undefined });
      const request = { operation, object: shop.object("Review__Share"), records: [{ Id: id, AccessLevel: "Read" }] };
      const [result] = saveOrder.save(transaction, { ...request, allOrNone: false, access: SYSTEM_MODE });
      assert.equal(result?.errors[0]?.statusCode, "INSUFFICIENT_ACCESS_OR_READONLY", operation);
    }
  });

  it("share again what comes back from the recycle bin", () => {
    const id = save("insert", "Review__c", { Rating__c: 1 });
    save("delete", "Review__c", { Id: id });
    assert.deepEqual(shop.all("Review__Share"), []);
    save("undelete", "Review__c", { Id: id });
    assert.equal(access(id), "edit");
  });
});
