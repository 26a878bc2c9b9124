import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createSecurity } from "../../security/createSecurity.ts";
import { SYSTEM_MODE, USER_MODE, type Security } from "../../security/types.ts";
import { beginTransaction } from "../../transaction/transaction.ts";
import type { RecordValues } from "../../values.ts";
import { createSaveOrder, type LocalSaveOrder } from "../saveOrder.ts";
import type { SaveOperation } from "../types.ts";
import { Bookshop, PROJECT } from "./bookshop.ts";

let shop: Bookshop;
let security: Security;
let saveOrder: LocalSaveOrder;
let ann: string;
let ben: string;

/** Two clerks who may write reviews, which are private. */
beforeEach(() => {
  shop = new Bookshop();
  const { schema, store } = shop;
  security = createSecurity({ project: PROJECT, schema, store });
  saveOrder = createSaveOrder({ schema, store, security });
  const reader = put("PermissionSet", { Name: "Bookshop_Reader", Label: "Reader" });
  [ann, ben] = ["ann", "ben"].map((name) => clerk(name, reader)) as [string, string];
});

function put(object: string, record: RecordValues): string {
  const id = shop.store.nextId(shop.object(object));
  shop.store.insert(shop.object(object), { ...record, Id: id });
  return id;
}

function clerk(name: string, permissionSet: string): string {
  const username = `${name}@example.com`;
  const id = put("User", { Username: username, LastName: name, ProfileId: shop.user.profileId, IsActive: true });
  put("PermissionSetAssignment", { AssigneeId: id, PermissionSetId: permissionSet });
  return id;
}

function save(userId: string, operation: SaveOperation, object: string, record: RecordValues, access = USER_MODE) {
  const transaction = beginTransaction(security.user(userId), { afterCommit: () => undefined });
  const request = { operation, object: shop.object(object), records: [record], allOrNone: true, access };
  return saveOrder.save(transaction, request)[0];
}

const review = (): string => String(save(ann, "insert", "Review__c", { Rating__c: 4 })?.id);

describe("a private record", () => {
  it("is written by its owner", () => {
    assert.equal(save(ann, "update", "Review__c", { Id: review(), Rating__c: 5 })?.success, true);
  });

  it("does not exist for others, until it is shared", () => {
    const id = review();
    const change = () => save(ben, "update", "Review__c", { Id: id, Rating__c: 1 })?.errors[0]?.statusCode;
    const share = (AccessLevel: string) => ({ ParentId: id, UserOrGroupId: ben, AccessLevel });
    assert.equal(change(), "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY");
    save(ann, "insert", "Review__Share", share("Read"), SYSTEM_MODE);
    assert.equal(change(), "INSUFFICIENT_ACCESS_OR_READONLY");
    save(ann, "insert", "Review__Share", share("Edit"), SYSTEM_MODE);
    assert.equal(change(), undefined);
    assert.equal(
      save(ben, "delete", "Review__c", { Id: id })?.errors[0]?.statusCode,
      "INSUFFICIENT_ACCESS_OR_READONLY"
    );
  });

  it("is shared by its owner and nobody else", () => {
    const share = { ParentId: review(), UserOrGroupId: ben, AccessLevel: "Edit" };
    assert.equal(
      save(ben, "insert", "Review__Share", share)?.errors[0]?.statusCode,
      "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"
    );
    assert.deepEqual(save(ann, "insert", "Review__Share", share)?.errors, []);
  });

  it("may be given away", () => {
    const id = review();
    assert.equal(save(ann, "update", "Review__c", { Id: id, OwnerId: ben })?.success, true);
    assert.equal(save(ben, "update", "Review__c", { Id: id, Rating__c: 2 })?.success, true);
    assert.equal(save(ann, "update", "Review__c", { Id: id, Rating__c: 3 })?.success, false);
  });
});

describe("manual shares", () => {
  it("end with the owner who gave them", () => {
    const id = review();
    save(ann, "insert", "Review__Share", { ParentId: id, UserOrGroupId: ben, AccessLevel: "Edit" });
    save(ann, "update", "Review__c", { Id: id, OwnerId: shop.user.userId }, SYSTEM_MODE);
    assert.equal(save(ben, "update", "Review__c", { Id: id, Rating__c: 1 })?.success, false);
  });
});

describe("a user without permissions", () => {
  it("inserts nothing", () => {
    const nobody = put("User", {
      Username: "no@example.com",
      LastName: "No",
      ProfileId: shop.user.profileId,
      IsActive: true
    });
    const error = save(nobody, "insert", "Review__c", { Rating__c: 4 })?.errors[0];
    assert.equal(error?.statusCode, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");
    assert.equal(error.message, "entity type cannot be inserted: Review");
  });

  it("inserts as soon as a permission set is assigned to him", () => {
    const late = put("User", {
      Username: "late@example.com",
      LastName: "Late",
      ProfileId: shop.user.profileId,
      IsActive: true
    });
    const reader = String(shop.store.readWhere(shop.object("PermissionSet"), "Name", ["Bookshop_Reader"])[0]?.["Id"]);
    assert.equal(save(late, "insert", "Review__c", { Rating__c: 4 })?.success, false);
    save(ann, "insert", "PermissionSetAssignment", { AssigneeId: late, PermissionSetId: reader }, SYSTEM_MODE);
    assert.equal(save(late, "insert", "Review__c", { Rating__c: 4 })?.success, true);
  });
});
