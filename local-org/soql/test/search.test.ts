import assert from "node:assert/strict";
import { before, test } from "node:test";
import { OrgError } from "../../errors.ts";
import { SYSTEM_MODE, USER_MODE } from "../../security/types.ts";
import { runSosl } from "../index.ts";
import { TestOrg, USER } from "./testOrg.ts";

const org = new TestOrg();

before(() => {
  const mill = org.insert("Account", { Name: "Ölmühle Nord", Description: "grinds seeds" });
  org.insert("Contact", { Name: "Nora Seed", Email: "nora@mill.example", AccountId: mill });
  org.insert("Contact", { Name: "Nils Kern", Email: "nils@seed.example" });
});

function find(text: string, binds: string[] = []): Record<string, unknown[]> {
  const results = runSosl(org.engine, text, { user: USER, access: SYSTEM_MODE, binds });
  return Object.fromEntries(
    results.map(({ object, result }) => [object.name, result.rows.map((row) => Object.values(row.fields)[0])])
  );
}

test("words are found at their beginning in all text fields, an answer for each object", () => {
  assert.deepEqual(find("FIND {seed} RETURNING Account(Name), Contact(Name ORDER BY Name)"), {
    Account: ["Ölmühle Nord"],
    Contact: ["Nils Kern", "Nora Seed"]
  });
  assert.deepEqual(find("FIND {ühle} RETURNING Account(Name)"), { Account: [] });
  assert.deepEqual(find("FIND {ÖLM*} RETURNING Account(Name)"), { Account: ["Ölmühle Nord"] });
});

test("the group of fields narrows the search", () => {
  assert.deepEqual(find("FIND {seed} IN NAME FIELDS RETURNING Contact(Name)"), { Contact: ["Nora Seed"] });
  assert.deepEqual(find("FIND {seed} IN EMAIL FIELDS RETURNING Contact(Name)"), { Contact: ["Nils Kern"] });
});

test("terms have wildcards, phrases and operators", () => {
  assert.deepEqual(find("FIND {n?ra AND seed} RETURNING Contact(Name)"), { Contact: ["Nora Seed"] });
  assert.deepEqual(find("FIND {nora OR nils} RETURNING Contact(Name)"), { Contact: ["Nora Seed", "Nils Kern"] });
  assert.deepEqual(find("FIND {seed AND NOT nora} RETURNING Contact(Name)"), { Contact: ["Nils Kern"] });
  assert.deepEqual(find('FIND {"nora seed"} RETURNING Contact(Name)'), { Contact: ["Nora Seed"] });
});

test("operators are read by their precedence, and in parentheses", () => {
  const found = (term: string) => find(`FIND {${term}} RETURNING Contact(Name)`)["Contact"];
  assert.deepEqual(found("nora OR nils AND kern"), ["Nora Seed", "Nils Kern"]);
  assert.deepEqual(found("(nora OR nils) AND kern"), ["Nils Kern"]);
  assert.deepEqual(found("seed AND NOT (nora OR mill)"), ["Nils Kern"]);
  assert.deepEqual(found("*nora"), ["Nora Seed"]);
});

test("without RETURNING the ids of all that is found are told, by object", () => {
  assert.deepEqual(Object.keys(find("FIND {seed}")).sort(), ["Account", "Contact"]);
  assert.deepEqual(find("FIND {nora}")["Contact"]?.length, 1);
});

test("each object has its filter, order and limit, the search a limit for all", () => {
  const text = "FIND :term RETURNING Contact(Name, Account.Name WHERE Name LIKE 'N%' ORDER BY Name DESC LIMIT 1)";
  assert.deepEqual(find(text, ["seed"]), { Contact: ["Nora Seed"] });
  assert.deepEqual(find("FIND 'seed' RETURNING Account(Name), Contact(Name) LIMIT 2"), {
    Account: ["Ölmühle Nord"],
    Contact: ["Nora Seed"]
  });
});

test("fields that the user may not read are not searched", () => {
  org.restrictions.fields.push("Contact.Email");
  const options = { user: USER, access: USER_MODE };
  assert.equal(runSosl(org.engine, "FIND {nils@seed} RETURNING Contact", options)[0]?.result.totalSize, 0);
  org.restrictions.fields.length = 0;
});

test("mistakes are refused", () => {
  assert.throws(() => find("FIND {a} RETURNING Contact"), /search term must be longer than one character/u);
  assert.throws(() => find("FIND {seed} RETURNING Contact(Foo)"), /No such column 'Foo' on entity 'Contact'/u);
  assert.throws(() => find("FIND {seed RETURNING Contact"), OrgError);
});
