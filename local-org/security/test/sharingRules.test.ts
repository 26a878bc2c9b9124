import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NotSupportedError, SourceError } from "../../errors.ts";
import { createProject } from "../../metadata/projectModel.ts";
import type { MetadataNode, Project } from "../../metadata/types.ts";
import type { RecordValues } from "../../values.ts";
import { createSecurity } from "../createSecurity.ts";
import { bookshop, shopWith, TestOrg } from "./testOrg.ts";

/** A project with sharing rules for an object. */
function withRules(object: string, body: MetadataNode, project: Project = bookshop): Project {
  const rules = { type: "SharingRules", fullName: object, path: `${object}.sharingRules-meta.xml`, body };
  return createProject(project.dir, project.apiVersion, [...project.components, rules]);
}

function ownerRule(sharedFrom: MetadataNode, sharedTo: MetadataNode, accessLevel = "Read"): MetadataNode {
  return { sharingOwnerRules: [{ fullName: "By_Owner", accessLevel, sharedFrom, sharedTo }] };
}

function criteriaRule(criteriaItems: MetadataNode[], more: MetadataNode = {}): MetadataNode {
  const sharedTo = { allInternalUsers: "" };
  return {
    sharingCriteriaRules: [{ fullName: "By_Criteria", accessLevel: "Read", sharedTo, criteriaItems, ...more }]
  };
}

/** An org with groups for its roles and for all users. */
class RuledOrg extends TestOrg {
  constructor(project: Project) {
    super(project);
    for (const name of ["Boss", "Worker"]) {
      const [role] = this.store.readWhere(this.schema.requireObject("UserRole"), "Name", [name]);
      for (const Type of ["Role", "RoleAndSubordinates"])
        this.put("Group", { Type, DeveloperName: name, RelatedId: String(role?.["Id"]) });
    }
    this.put("Group", { Type: "Organization", DeveloperName: "AllInternalUsers" });
  }

  review(OwnerId: string, values: RecordValues = {}): string {
    const id = this.put("Review__c", { OwnerId, Rating__c: 3, ...values });
    this.security.shareByRules(this.security.user(this.admin), this.schema.requireObject("Review__c"), [id]);
    return id;
  }

  levels(userId: string, id: string): string[] {
    return (["read", "edit", "all"] as const).filter((level) => this.may(userId, level, id));
  }

  ruleShares(): RecordValues[] {
    return this.store.readWhere(this.schema.requireObject("Review__Share"), "RowCause", ["Rule"]);
  }
}

describe("owner-based sharing rules", () => {
  test("share the records of a role with a role, and with those above it", () => {
    const org = new RuledOrg(withRules("Review__c", ownerRule({ role: "Boss" }, { role: "Worker" })));
    const id = org.review(org.boss);
    assert.deepEqual(org.levels(org.worker, id), ["read"]);
    assert.deepEqual(org.levels(org.worker, org.review(org.admin)), []);
  });

  test("share the records of a role and its subordinates", () => {
    const org = new RuledOrg(
      withRules("Review__c", ownerRule({ roleAndSubordinates: "Boss" }, { allInternalUsers: "" }, "Edit"))
    );
    assert.deepEqual(org.levels(org.other, org.review(org.worker)), ["read", "edit"]);
    assert.deepEqual(org.levels(org.other, org.review(org.admin)), []);
  });

  test("share the records of a group's members and of a queue", () => {
    const rules = {
      sharingOwnerRules: [
        { fullName: "A", accessLevel: "Read", sharedFrom: { group: "Club" }, sharedTo: { role: "Worker" } },
        { fullName: "B", accessLevel: "Edit", sharedFrom: { queue: "Desk" }, sharedTo: { role: "Worker" } }
      ]
    };
    const org = new RuledOrg(withRules("Review__c", rules));
    const club = org.put("Group", { Type: "Regular", DeveloperName: "Club" });
    const inner = org.put("Group", { Type: "Regular", DeveloperName: "Inner" });
    const desk = org.put("Group", { Type: "Queue", DeveloperName: "Desk" });
    org.put("GroupMember", { GroupId: club, UserOrGroupId: inner });
    const id = org.review(org.admin);
    assert.deepEqual(org.levels(org.worker, id), []);
    org.put("GroupMember", { GroupId: inner, UserOrGroupId: org.admin });
    org.security.recalculateSharing(org.admin);
    assert.deepEqual(org.levels(org.worker, id), ["read"]);
    assert.deepEqual(org.levels(org.worker, org.review(desk)), ["read", "edit"]);
  });

  test("show as share rows, one for each record and group, on the highest level", () => {
    const rule = ownerRule({ role: "Boss" }, { role: "Worker" })["sharingOwnerRules"] as MetadataNode[];
    const rules = { sharingOwnerRules: [...rule, { ...rule[0], fullName: "More", accessLevel: "Edit" }, ...rule] };
    const org = new RuledOrg(withRules("Review__c", rules));
    const id = org.review(org.boss);
    assert.deepEqual(
      org.ruleShares().map((row) => [row["ParentId"], row["AccessLevel"], row["LastModifiedById"]]),
      [[id, "Edit", org.admin]]
    );
    const before = org.ruleShares();
    org.security.shareByRules(org.security.user(org.admin), org.schema.requireObject("Review__c"), [id]);
    assert.deepEqual(org.ruleShares(), before);
  });

  test("follow the record to its new owner", () => {
    const org = new RuledOrg(withRules("Review__c", ownerRule({ role: "Boss" }, { role: "Worker" })));
    const id = org.review(org.boss);
    org.store.update(org.schema.requireObject("Review__c"), { Id: id, OwnerId: org.admin });
    org.security.shareByRules(org.security.user(org.admin), org.schema.requireObject("Review__c"), [id]);
    assert.deepEqual(org.levels(org.worker, id), []);
    assert.deepEqual(org.ruleShares(), []);
  });
});

describe("criteria-based sharing rules", () => {
  const shared = (items: MetadataNode[], values: RecordValues, more: MetadataNode = {}): boolean => {
    const project = shopWith({ Opportunity: "Private" });
    const org = new RuledOrg(withRules("Opportunity", criteriaRule(items, more), project));
    const id = org.put("Opportunity", { OwnerId: org.admin, Name: "Deal", ...values });
    org.security.recalculateSharing(org.admin);
    return org.may(org.worker, "read", id);
  };
  const item = (field: string, operation: string, value: string): MetadataNode => ({ field, operation, value });

  test("share what meets them", () => {
    const cases: [MetadataNode, RecordValues, boolean][] = [
      [item("Name", "equals", "deal, other"), {}, true],
      [item("Name", "equals", "dea"), {}, false],
      [item("Name", "contains", "EA"), {}, true],
      [item("Name", "notContain", "EA"), {}, false],
      [item("Name", "startsWith", "de"), {}, true],
      [item("NextStep", "equals", ""), {}, true],
      [item("NextStep", "notEqual", ""), {}, false],
      [item("NextStep", "notEqual", "Call"), {}, true],
      [item("Amount", "greaterThan", "100"), { Amount: 101 }, true],
      [item("Amount", "greaterThan", "100"), {}, false],
      [item("Amount", "lessOrEqual", "100"), { Amount: 100 }, true],
      [item("IsPrivate", "equals", "True"), { IsPrivate: true }, true],
      [item("IsPrivate", "equals", "True"), {}, false],
      [item("CloseDate", "lessThan", "2/1/2026"), { CloseDate: "2026-01-31" }, true],
      [item("CloseDate", "greaterOrEqual", "2026-02-01"), { CloseDate: "2026-01-31" }, false]
    ];
    for (const [criterion, values, expected] of cases)
      assert.equal(shared([criterion], values), expected, JSON.stringify([criterion, values]));
  });

  test("combine by filter logic", () => {
    const items = [item("Name", "equals", "Deal"), item("Amount", "greaterThan", "5"), item("NextStep", "equals", "X")];
    assert.equal(shared(items, { Amount: 6 }), false);
    assert.equal(shared(items, { Amount: 6 }, { booleanFilter: "1 AND (2 OR 3)" }), true);
    assert.equal(shared(items, { NextStep: "X" }, { booleanFilter: "1 AND NOT 3" }), false);
    assert.throws(() => shared(items, {}, { booleanFilter: "1 AND (2" }), SourceError);
    assert.throws(() => shared([item("No_Such__c", "equals", "1")], {}), SourceError);
  });
});

describe("sharing rules of accounts", () => {
  test("give access to what is below the account too", () => {
    const accountSettings = { contactAccessLevel: "None", opportunityAccessLevel: "Edit", caseAccessLevel: "Read" };
    const rules = criteriaRule([{ field: "Name", operation: "equals", value: "Acme" }], { accountSettings });
    const models = { Account: "Private", Opportunity: "Private", Case: "Private", Contact: "Private" } as const;
    const org = new RuledOrg(withRules("Account", rules, shopWith(models)));
    const below = (Name: string): string[] => {
      const AccountId = org.put("Account", { OwnerId: org.admin, Name });
      return ["Opportunity", "Case", "Contact"].map((object) => org.put(object, { OwnerId: org.admin, AccountId }));
    };
    const [shared, hidden] = [below("Acme"), below("Other")];
    org.security.recalculateSharing(org.admin);
    assert.deepEqual(
      shared.map((id) => org.levels(org.worker, id)),
      [["read", "edit"], ["read"], []]
    );
    assert.deepEqual(
      hidden.map((id) => org.levels(org.worker, id)),
      [[], [], []]
    );
  });
});

describe("sharing rules that are not supported", () => {
  test("are refused where they would count", () => {
    const org = new RuledOrg(withRules("Review__c", ownerRule({ role: "Boss" }, { territory: "North" })));
    const id = org.review(org.boss);
    assert.throws(() => org.may(org.worker, "read", id), NotSupportedError);
    assert.equal(org.may(org.admin, "read", id), true);
  });
});

describe("sharing rules that changed", () => {
  test("share anew when the org opens with them, and share nothing when they are gone", () => {
    const org = new RuledOrg(withRules("Review__c", ownerRule({ role: "Boss" }, { role: "Worker" })));
    const id = org.review(org.boss);
    const reopen = (project: Project): string[] => {
      const security = createSecurity({ project, schema: org.schema, store: org.store });
      security.recalculateSharing(org.admin);
      return org.ruleShares().map((share) => String(share["AccessLevel"]));
    };
    assert.deepEqual(reopen(withRules("Review__c", ownerRule({ role: "Boss" }, { role: "Worker" }))), ["Read"]);
    assert.deepEqual(reopen(withRules("Review__c", ownerRule({ role: "Boss" }, { role: "Worker" }, "Edit"))), ["Edit"]);
    assert.deepEqual(reopen(bookshop), []);
    assert.equal(org.may(org.worker, "read", id), false);
  });
});
