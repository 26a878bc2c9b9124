import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { RecordAccessLevel } from "../types.ts";
import { shopWith, TestOrg } from "./testOrg.ts";

/** https://help.salesforce.com/s/articleView?id=platform.sharing_model_fields.htm */
describe("what hangs on a record", () => {
  const org = new TestOrg(shopWith({ Account: "Private", Opportunity: "Private", Campaign: "Private" }));
  const account = org.put("Account", { OwnerId: org.worker, Name: "Acme" });
  const contact = org.put("Contact", { OwnerId: org.admin, AccountId: account, LastName: "Ada" });
  const opportunity = org.put("Opportunity", { OwnerId: org.worker, Name: "Deal" });
  const campaign = org.put("Campaign", { OwnerId: org.worker, Name: "Fair" });
  const feedItem = org.put("FeedItem", { ParentId: account, Body: "hush", CreatedById: org.admin });
  const email = org.put("EmailMessage", { RelatedToId: account, Subject: "hush", CreatedById: org.admin });

  const hanging: Record<string, Record<string, string>> = {
    AccountContactRelation: { AccountId: account, ContactId: contact },
    AccountContactRole: { AccountId: account, ContactId: contact },
    AccountPartner: { AccountFromId: account, AccountToId: account },
    Asset: { AccountId: account, OwnerId: org.admin },
    CampaignMemberStatus: { CampaignId: campaign, Label: "Sent" },
    Contract: { AccountId: account, OwnerId: org.admin },
    EmailMessageRelation: { EmailMessageId: email },
    FeedComment: { FeedItemId: feedItem },
    OpportunityPartner: { OpportunityId: opportunity },
    OpportunitySplit: { OpportunityId: opportunity },
    Order: { AccountId: account, OwnerId: org.admin },
    Partner: { OpportunityId: opportunity },
    ProcessInstance: { TargetObjectId: account },
    TopicAssignment: { EntityId: account }
  };

  for (const [object, values] of Object.entries(hanging)) {
    test(`is read by who reads the record: ${object}`, () => {
      const id = org.put(object, { CreatedById: org.admin, ...values });
      const readers = [org.worker, org.boss, org.other].map((user) => org.may(user, "read", id));
      assert.deepEqual(readers, [true, true, false]);
    });
  }

  test("is read by who reads the record: contact, e-mail, feed", () => {
    for (const id of [contact, email, feedItem]) {
      assert.deepEqual(
        [org.worker, org.other].map((user) => org.may(user, "read", id)),
        [true, false]
      );
    }
  });
});

describe("contacts", () => {
  const org = new TestOrg(shopWith({ Account: "Read" }));
  const levels = (userId: string, id: string): boolean[] =>
    (["read", "edit"] satisfies RecordAccessLevel[]).map((level) => org.may(userId, level, id));

  test("follow their account, whoever owns them", () => {
    const account = org.put("Account", { OwnerId: org.worker, Name: "Acme" });
    const contact = org.put("Contact", { OwnerId: org.other, AccountId: account, LastName: "Ada" });
    assert.deepEqual(levels(org.worker, contact), [true, true]);
    assert.deepEqual(levels(org.other, contact), [true, false]);
  });

  test("without an account are their owner's and those above", () => {
    const contact = org.put("Contact", { OwnerId: org.worker, LastName: "Bob" });
    assert.deepEqual(levels(org.worker, contact), [true, true]);
    assert.deepEqual(levels(org.boss, contact), [true, true]);
    assert.deepEqual(levels(org.other, contact), [false, false]);
  });
});

describe("in a new org", () => {
  test("campaigns are everyone's in full; leads and cases may be edited by all", () => {
    const org = new TestOrg();
    const campaign = org.put("Campaign", { OwnerId: org.worker, Name: "Fair" });
    assert.equal(org.may(org.other, "all", campaign), true);
    for (const object of ["Lead", "Case"]) {
      const id = org.put(object, { OwnerId: org.worker });
      assert.deepEqual([org.may(org.other, "edit", id), org.may(org.other, "all", id)], [true, false]);
    }
  });
});
