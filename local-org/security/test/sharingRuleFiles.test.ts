import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readProject } from "../../metadata/readProject.ts";
import { sharingRulesOf } from "../sharing/rules/sharingRules.ts";
import { bookshop, TestOrg } from "./testOrg.ts";

const FILE = `<?xml version="1.0" encoding="UTF-8"?>
<SharingRules xmlns="http://soap.sforce.com/2006/04/metadata">
    <sharingCriteriaRules>
        <fullName>Bad_Reviews</fullName>
        <accessLevel>Edit</accessLevel>
        <label>Bad Reviews</label>
        <sharedTo>
            <allInternalUsers></allInternalUsers>
        </sharedTo>
        <criteriaItems>
            <field>Rating__c</field>
            <operation>lessThan</operation>
            <value>2</value>
        </criteriaItems>
        <includeRecordsOwnedByAll>true</includeRecordsOwnedByAll>
    </sharingCriteriaRules>
    <sharingOwnerRules>
        <fullName>Of_Managers</fullName>
        <accessLevel>Read</accessLevel>
        <label>Of Managers</label>
        <sharedTo>
            <group>Book_Club</group>
        </sharedTo>
        <sharedFrom>
            <roleAndSubordinatesInternal>Manager</roleAndSubordinatesInternal>
        </sharedFrom>
    </sharingOwnerRules>
    <sharingGuestRules>
        <fullName>For_Guests</fullName>
        <accessLevel>Read</accessLevel>
        <label>For Guests</label>
        <sharedTo>
            <guestUser>Shop</guestUser>
        </sharedTo>
        <criteriaItems>
            <field>Rating__c</field>
            <operation>equals</operation>
            <value>5</value>
        </criteriaItems>
    </sharingGuestRules>
</SharingRules>`;

const dir = mkdtempSync(join(tmpdir(), "rules-"));
after(() => rmSync(dir, { recursive: true, force: true }));

test("sharing rules are read from the project's file; those for guests share with nobody", () => {
  cpSync(bookshop.dir, dir, { recursive: true });
  const folder = join(dir, "force-app/main/default/sharingRules");
  mkdirSync(folder);
  writeFileSync(join(folder, "Review__c.sharingRules-meta.xml"), FILE);
  const project = readProject(dir);
  const org = new TestOrg(project);
  const { rules, notSupported } = sharingRulesOf(project, org.schema.requireObject("Review__c"));
  assert.equal(notSupported, null);
  assert.deepEqual(
    rules.map(({ name, levels, sharedTo, sharedFrom }) => [name, levels.record, sharedTo, sharedFrom]),
    [
      [
        "Of_Managers",
        "Read",
        { groupType: "Regular", name: "Book_Club" },
        { groupType: "RoleAndSubordinatesInternal", name: "Manager" }
      ],
      ["Bad_Reviews", "Edit", { groupType: "Organization", name: "AllInternalUsers" }, null]
    ]
  );
  org.put("Group", { Type: "Organization", DeveloperName: "AllInternalUsers" });
  const bad = org.put("Review__c", { OwnerId: org.admin, Rating__c: 1 });
  const good = org.put("Review__c", { OwnerId: org.admin, Rating__c: 4 });
  org.security.recalculateSharing(org.admin);
  assert.deepEqual(
    [bad, good].map((id) => org.may(org.other, "edit", id)),
    [true, false]
  );
});
