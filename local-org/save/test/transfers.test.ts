import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createProject } from "../../metadata/projectModel.ts";
import type { MetadataComponent } from "../../metadata/types.ts";
import { buildSchema } from "../../schema/buildSchema.ts";
import type { Schema } from "../../schema/types.ts";
import { createSecurity } from "../../security/createSecurity.ts";
import { SYSTEM_MODE, USER_MODE, type RecordAccessLevel, type Security } from "../../security/types.ts";
import { openStore } from "../../store/sqliteStore.ts";
import type { Store } from "../../store/types.ts";
import { beginTransaction } from "../../transaction/transaction.ts";
import type { RecordValues } from "../../values.ts";
import { createSaveOrder, type LocalSaveOrder } from "../saveOrder.ts";
import type { SaveOperation } from "../types.ts";
import { PROJECT } from "./bookshop.ts";

const REASON = { sharingReasons: [{ fullName: "Editor__c", label: "Editor" }] };

/** The bookshop with private accounts and opportunities, and a reason for which Apex shares reviews. */
function privateShop(): ReturnType<typeof createProject> {
  const defaults = ["Account", "Opportunity"].map((fullName): MetadataComponent => {
    const path = `${fullName}.object-meta.xml`;
    return { type: "CustomObject", fullName, path, body: { sharingModel: "Private" } };
  });
  const components = PROJECT.components.map((each) =>
    each.fullName === "Review__c" ? { ...each, body: { ...each.body, ...REASON } } : each
  );
  return createProject(PROJECT.dir, PROJECT.apiVersion, [...components, ...defaults]);
}

let schema: Schema;
let store: Store;
let security: Security;
let saveOrder: LocalSaveOrder;
let boss: string;
let owner: string;
let colleague: string;
let visitor: string;
let admin: string;

/** An owner below a boss, a colleague with the same permissions, and a visitor with none. */
beforeEach(() => {
  const project = privateShop();
  schema = buildSchema(project);
  store = openStore(":memory:");
  store.migrate(schema.objects());
  security = createSecurity({ project, schema, store });
  saveOrder = createSaveOrder({ schema, store, security });
  const standard = put("Profile", { Name: "Standard User", UserType: "Standard" });
  const above = put("UserRole", { Name: "Above" });
  const below = put("UserRole", { Name: "Below", ParentRoleId: above });
  boss = user("boss", standard, above);
  owner = user("owner", standard, below);
  colleague = user("colleague", standard, below);
  visitor = user("visitor", put("Profile", { Name: "Minimum Access - Salesforce" }), null);
  admin = user("admin", put("Profile", { Name: "System Administrator" }), null);
  const reader = put("PermissionSet", { Name: "Bookshop_Reader" });
  for (const AssigneeId of [boss, owner, colleague])
    put("PermissionSetAssignment", { AssigneeId, PermissionSetId: reader });
});

function put(object: string, record: RecordValues): string {
  const id = store.nextId(schema.requireObject(object));
  store.insert(schema.requireObject(object), { ...record, Id: id });
  return id;
}

function user(name: string, ProfileId: string, UserRoleId: string | null): string {
  return put("User", { Username: `${name}@example.com`, LastName: name, ProfileId, UserRoleId, IsActive: true });
}

function save(userId: string, operation: SaveOperation, object: string, record: RecordValues, access = USER_MODE) {
  const transaction = beginTransaction(security.user(userId), { afterCommit: () => undefined });
  const request = { operation, object: schema.requireObject(object), records: [record], allOrNone: true, access };
  return saveOrder.save(transaction, request)[0];
}

function saved(userId: string, object: string, record: RecordValues, access = USER_MODE): string {
  const result = save(userId, "insert", object, record, access);
  assert.deepEqual(result?.errors, []);
  return String(result?.id);
}

function refusal(...save_: Parameters<typeof save>): string | undefined {
  return save(...save_)?.errors[0]?.statusCode;
}

function levels(userId: string, id: string): RecordAccessLevel[] {
  const object = schema.objectForId(id);
  assert.ok(object);
  return (["read", "edit", "all"] as const).filter((level) =>
    security.accessibleIds(security.user(userId), object, level, [id]).has(id)
  );
}

const review = (): string => saved(owner, "Review__c", { Rating__c: 4 });
const give = (by: string, Id: string, OwnerId: string) => refusal(by, "update", "Review__c", { Id, OwnerId });

describe("a record", () => {
  it("is given away by its owner, by those above him and by those who may do all", () => {
    for (const by of [owner, boss, admin]) assert.equal(give(by, review(), colleague), undefined);
  });

  it("is neither given away nor deleted by who may edit it only", () => {
    const id = review();
    saved(owner, "Review__Share", { ParentId: id, UserOrGroupId: colleague, AccessLevel: "Edit" });
    assert.equal(refusal(colleague, "update", "Review__c", { Id: id, Rating__c: 1 }), undefined);
    assert.equal(refusal(colleague, "update", "Review__c", { Id: id, OwnerId: owner, Rating__c: 2 }), undefined);
    assert.equal(give(colleague, id, colleague), "INSUFFICIENT_ACCESS_OR_READONLY");
    assert.equal(refusal(colleague, "delete", "Review__c", { Id: id }), "INSUFFICIENT_ACCESS_OR_READONLY");
  });

  it("goes to nobody who may not read such records, but by Apex in system mode", () => {
    const id = review();
    assert.equal(give(owner, id, visitor), "TRANSFER_REQUIRES_READ");
    assert.equal(save(owner, "update", "Review__c", { Id: id, OwnerId: visitor }, SYSTEM_MODE)?.success, true);
  });

  it("loses manual shares with its owner and keeps those of Apex sharing reasons", () => {
    const id = review();
    saved(owner, "Review__Share", { ParentId: id, UserOrGroupId: visitor, AccessLevel: "Read" });
    const kept = { ParentId: id, UserOrGroupId: visitor, AccessLevel: "Edit", RowCause: "Editor__c" };
    saved(owner, "Review__Share", kept, SYSTEM_MODE);
    assert.equal(give(owner, id, colleague), undefined);
    const shares = store.readWhere(schema.requireObject("Review__Share"), "ParentId", [id]);
    assert.deepEqual(
      shares.map((share) => share["RowCause"]),
      ["Editor__c"]
    );
    assert.deepEqual([levels(visitor, id), levels(owner, id)], [["read", "edit"], []]);
  });
});

describe("teams", () => {
  it("of an account reach the account and what is below it, each on its level", () => {
    const account = saved(admin, "Account", { Name: "Acme" });
    const deal = { Name: "Deal", AccountId: account, StageName: "Prospecting", CloseDate: "2030-01-01" };
    const opportunity = saved(admin, "Opportunity", deal);
    assert.deepEqual([levels(colleague, account), levels(colleague, opportunity)], [[], []]);
    const member = { AccountId: account, UserId: colleague, OpportunityAccessLevel: "Edit" };
    saved(admin, "AccountTeamMember", member);
    assert.deepEqual([levels(colleague, account), levels(colleague, opportunity)], [["read"], ["read", "edit"]]);
    assert.deepEqual(levels(boss, opportunity), ["read", "edit"]);
    assert.deepEqual(levels(owner, opportunity), []);
    assert.equal(refusal(admin, "insert", "AccountTeamMember", member), "DUPLICATE_VALUE");
  });

  it("of an opportunity reach it and may read its account", () => {
    const account = saved(admin, "Account", { Name: "Acme" });
    const deal = { Name: "Deal", AccountId: account, StageName: "Prospecting", CloseDate: "2030-01-01" };
    const opportunity = saved(admin, "Opportunity", deal);
    const member = { OpportunityId: opportunity, UserId: colleague, OpportunityAccessLevel: "Edit" };
    const membership = saved(admin, "OpportunityTeamMember", member);
    assert.deepEqual([levels(colleague, opportunity), levels(colleague, account)], [["read", "edit"], ["read"]]);
    assert.equal(save(admin, "delete", "OpportunityTeamMember", { Id: membership })?.success, true);
    assert.deepEqual([levels(colleague, opportunity), levels(colleague, account)], [[], []]);
  });
});

describe("a record below another", () => {
  it("is not hung below one that the user does not see", () => {
    const account = saved(admin, "Account", { Name: "Acme" });
    const deal = { Name: "Deal", AccountId: account, StageName: "Prospecting", CloseDate: "2030-01-01" };
    assert.equal(refusal(owner, "insert", "Opportunity", deal), "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY");
    assert.equal(save(owner, "insert", "Opportunity", deal, SYSTEM_MODE)?.success, true);
    assert.deepEqual(levels(owner, account), ["read"]);
  });
});
