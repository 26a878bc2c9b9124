import assert from "node:assert/strict";
import { test } from "node:test";
import { TestOrg } from "./testOrg.ts";

const org = new TestOrg();
const ID = "001000000000001AAA";

/** SQLite's plan for the one statement of a query. */
function planOf(text: string, binds: string[][] = []): string {
  org.statements.length = 0;
  org.query(text, { binds });
  const [statement = ""] = org.statements;
  const marks = Array.from({ length: statement.split("?").length - 1 }, () => "[]");
  const steps = org.store.all(`EXPLAIN QUERY PLAN ${statement}`, marks);
  return steps.map((step) => step["detail"]).join("\n");
}

const SEARCHES: [text: string, index: RegExp, binds?: string[][]][] = [
  [`SELECT Name FROM Account WHERE Id = '${ID}'`, /SEARCH t0 USING INDEX \S+ \(Id=\?/u],
  ["SELECT Id FROM Account WHERE Name = 'x'", /SEARCH t0 USING INDEX .*\(Name=\?/u],
  ["SELECT Id FROM Account WHERE Name = 'ölü'", /SEARCH t0 USING INDEX .*\(Name=\?/u],
  ["SELECT Id FROM Account WHERE Code__c IN ('x', 'y')", /SEARCH t0 USING INDEX .*\(Code__c=\?/u],
  [`SELECT Id FROM Contact WHERE AccountId = '${ID}' AND Title = 'x'`, /SEARCH t0 USING INDEX .*\(AccountId=\?/u],
  ["SELECT Id FROM Contact WHERE AccountId IN :ids", /SEARCH t0 USING INDEX .*\(AccountId=\?/u, [[ID]]],
  [
    "SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE Name = 'x')",
    /SEARCH t0 USING INDEX .*\(AccountId=\?/u
  ],
  ["SELECT Id FROM Contact WHERE Account.Name = 'x'", /SEARCH t1 USING INDEX .*\(Name=\?/u]
];

test("a filter by a parent's field begins at the parent", () => {
  const joinOf = (text: string): string => {
    org.statements.length = 0;
    org.query(text);
    return / (?:LEFT )?JOIN /u.exec(org.statements[0] ?? "")?.[0].trim() ?? "none";
  };
  const filtered = (where: string): string => joinOf(`SELECT Id FROM Contact WHERE ${where}`);
  assert.equal(filtered("Account.Name IN ('x', 'y')"), "JOIN");
  assert.equal(filtered("Account.Name != null"), "JOIN");
  assert.equal(filtered("Account.Name = 'x' AND Title = null"), "JOIN");
  assert.equal(filtered("Account.Name = 'x' OR Account.Name LIKE 'y%'"), "JOIN");
  assert.equal(filtered("Account.Name = 'x' OR Title = 'y'"), "LEFT JOIN");
  assert.equal(filtered("Account.Name IN ('x', null)"), "LEFT JOIN");
  assert.equal(filtered("Account.Name != 'x'"), "LEFT JOIN");
  assert.equal(filtered("(NOT Account.Name = 'x')"), "LEFT JOIN");
});

test("filters on indexed columns search by the index", () => {
  for (const [text, index, binds] of SEARCHES) assert.match(planOf(text, binds), index, text);
});
