import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openOrg } from "../../openOrg.ts";
import { BOOKSHOP } from "./harness.ts";

const dir = mkdtempSync(join(tmpdir(), "own-namespace-"));
after(() => rmSync(dir, { recursive: true }));

const TEST = `@IsTest
private class OwnNames {
    public class Inner {}

    @IsTest
    static void ownClassesMayBeNamedWithTheNamespace() {
        shop.OwnNames.Inner made = new OwnNames.Inner();
        Assert.isInstanceOfType(made, Inner.class);
        Assert.areEqual(Inner.class, Type.forName('shop.OwnNames.Inner'));
        Assert.areEqual(Inner.class, Type.forName('shop', 'OwnNames.Inner'));
    }

    @IsTest
    static void ownObjectsAndFieldsMayBeNamedWithTheNamespace() {
        shop__Author__c author = new Author__c(Name = 'Ada', shop__Country__c = 'FR');
        insert author;
        Author__c found = [SELECT shop__Country__c FROM shop__Author__c WHERE shop__Country__c = 'FR'];
        Assert.areEqual('FR', found.Country__c);
        Assert.areEqual(Author__c.SObjectType, Schema.getGlobalDescribe().get('Author__c'));
    }
}
`;

test("what a project's sources write with its own namespace is what its files have without it", () => {
  cpSync(BOOKSHOP, dir, { recursive: true });
  const file = join(dir, "sfdx-project.json");
  const project = JSON.parse(readFileSync(file, "utf8")) as object;
  writeFileSync(file, JSON.stringify({ ...project, namespace: "shop" }));
  const classes = join(dir, "force-app/main/default/classes");
  writeFileSync(join(classes, "OwnNames.cls"), TEST);
  writeFileSync(join(classes, "OwnNames.cls-meta.xml"), "<ApexClass><apiVersion>62.0</apiVersion></ApexClass>");
  const org = openOrg({ projectDir: dir, dataDir: ":memory:", blank: true });
  const { results } = org.apex.runTests(["OwnNames"]);
  org.close();
  const failures = results.flatMap(({ failure }) => (failure === null ? [] : [failure.message]));
  assert.deepEqual([results.length, failures], [2, []]);
});
