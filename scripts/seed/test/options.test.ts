import assert from "node:assert/strict";
import { test } from "node:test";
import { readOptions } from "../options.ts";
import { wonOpportunitiesQuery } from "../wonOpportunities.ts";

/** What the command line says to wrong input. */
function complaint(...argv: string[]): string {
  let told = "";
  assert.throws(() => readOptions(argv, (text) => (told += text)), { exitCode: 1 });
  return told;
}

test("takes nothing for the won deals without a handoff of the local org", () => {
  const options = readOptions([]);
  assert.deepEqual(options, { dryRun: false, json: false });
  assert.equal(
    wonOpportunitiesQuery(options),
    "SELECT Id, Name FROM Opportunity WHERE IsWon = true AND " +
      "Id NOT IN (SELECT Opportunity__c FROM Handoff__c WHERE Opportunity__c != null) ORDER BY Id"
  );
});

test("takes a condition and a day together", () => {
  const options = readOptions(["--where", "Amount > 5 OR Type = 'New'", "--since", "2026-01-31", "--org", "prod"]);
  assert.equal(options.org, "prod");
  assert.equal(
    wonOpportunitiesQuery(options),
    "SELECT Id, Name FROM Opportunity WHERE IsWon = true AND CloseDate >= 2026-01-31 AND (Amount > 5 OR Type = 'New') ORDER BY Id"
  );
});

test("lengthens the id of an Opportunity", () => {
  const { opportunity } = readOptions(["--opportunity", "006000000000001", "--dry-run", "--json"]);
  assert.equal(opportunity, "006000000000001AAA");
});

test("says what is expected instead of wrong input", () => {
  assert.match(complaint("--opportunity", "001000000000001"), /begins with 006/);
  assert.match(complaint("--opportunity", "006' OR Name != '"), /15 or 18 characters/);
  assert.match(complaint("--since", "yesterday"), /YYYY-MM-DD/);
  assert.match(complaint("--since", "2026-02-30"), /YYYY-MM-DD/);
  assert.match(complaint("--where", " "), /SOQL condition/);
  assert.match(complaint("--opportunity", "006000000000001", "--since", "2026-01-01"), /cannot be used with/);
  assert.match(complaint("--nonsense"), /unknown option/);
  assert.match(complaint("006000000000001"), /too many arguments/);
});
