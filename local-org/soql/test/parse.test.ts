import assert from "node:assert/strict";
import { test } from "node:test";
import { ApexParserFactory } from "@apexdevtools/apex-parser";
import { OrgError } from "../../errors.ts";
import { parseQuery, queryFromTree } from "../index.ts";

test("a text is parsed once", () => {
  const text = "SELECT Id FROM Account";
  assert.equal(parseQuery(text), parseQuery(text));
});

test("binds are listed in the order of the text, those of sub-queries among them", () => {
  const query = parseQuery(
    "SELECT Id, (SELECT Id FROM Contacts WHERE Name = :child) FROM Account " +
      "WHERE Name IN :names AND Id IN (SELECT AccountId FROM Contact WHERE Title = :that.title) LIMIT :most"
  );
  assert.deepEqual(
    query.binds.map((bind) => bind.text),
    ["child", "names", "that.title", "most"]
  );
  assert.equal(query.text.slice(query.binds[3]?.at), "most");
});

test("a query in an Apex tree carries the expressions of its binds and its own text", () => {
  const source = "[SELECT Id FROM Account WHERE Name = :name.trim() AND CreatedDate > :since]";
  const query = queryFromTree(ApexParserFactory.createParser(source).soqlLiteral().query());
  assert.equal(query.text, source.slice(source.indexOf("SELECT"), source.indexOf("]")));
  assert.deepEqual(
    query.binds.map((bind) => bind.expression?.getText()),
    ["name.trim()", "since"]
  );
});

test("a syntax error tells place and token as the platform does", () => {
  const cases: [string, string][] = [
    ["SELECT Id FROM", "\nSELECT Id FROM\n              ^\nERROR at Row:1:Column:14\nunexpected token: '<EOF>'"],
    [
      "SELECT Id\nFROM Account WHER Name = 'x'",
      "\nFROM Account WHER Name = 'x'\n                  ^\nERROR at Row:2:Column:19\nunexpected token: 'Name'"
    ]
  ];
  for (const [text, message] of cases) {
    assert.throws(
      () => parseQuery(text),
      (error) => error instanceof OrgError && error.statusCode === "MALFORMED_QUERY" && error.message === message
    );
  }
});

test("what does not begin or end is told in the platform's words", () => {
  const cases: [text: string, message: RegExp][] = [
    ["SELECT FROM Account", /unexpected token: 'FROM'$/u],
    ["SELECT Id, FROM Account", /unexpected token: 'FROM'$/u],
    ["SELECT Id FROM Account WHERE", /unexpected token: '<EOF>'$/u],
    ["SELECT Id FROM Account ORDER Name", /unexpected token: 'Name'$/u],
    ["SELECT Id FROM Account WHERE Name = 'x", /^line 1:38 mismatched character '<EOF>' expecting '''$/u],
    ['SELECT Id FROM Account WHERE Name = "x"', /^line 1:36 no viable alternative at character '"'$/u],
    ["SELECT * FROM Account", /unexpected token: '\*'$/u]
  ];
  for (const [text, message] of cases)
    assert.throws(
      () => parseQuery(text),
      (error) => error instanceof OrgError && error.statusCode === "MALFORMED_QUERY" && message.test(error.message),
      text
    );
  assert.doesNotThrow(() => parseQuery("SELECT Id FROM Account WHERE Name = 'it\\'s \"fine\" & good'"));
  assert.doesNotThrow(() =>
    parseQuery("SELECT Id, // it's #1\n/* \"it's\" */ Name FROM Account WHERE Name = '// no comment'")
  );
});

test("and and or need parentheses where they meet", () => {
  assert.throws(() => parseQuery("SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'"), OrgError);
});
