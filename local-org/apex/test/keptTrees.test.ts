import assert from "node:assert/strict";
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ApexParserFactory } from "@apexdevtools/apex-parser";
import type { ParserRuleContext, ParseTree } from "antlr4";
import { KeptTrees } from "../syntax/keptTrees.ts";
import { shapeOf, treeFrom } from "../syntax/treeShape.ts";

const SOURCES = globSync("conformance/**/*.cls", { cwd: import.meta.dirname }).slice(0, 12);

let dir: string;

before(() => {
  dir = mkdtempSync(join(tmpdir(), "kept-trees-"));
});

after(() => rmSync(dir, { recursive: true, force: true }));

/** Classes, places and texts of a tree, node by node. */
function outline(node: ParseTree): unknown[] {
  const { children, start, stop } = node as ParserRuleContext;
  const place = start === undefined ? [] : [start.line, start.column, stop?.stop];
  return [node.constructor.name, node.getText(), ...place, ...(children ?? []).map(outline)];
}

function parsed(source: string): ParserRuleContext {
  return ApexParserFactory.createParser(source).compilationUnit() as ParserRuleContext;
}

function rebuilt(source: string, kept: KeptTrees): ParserRuleContext {
  const tokens = ApexParserFactory.createTokenStream(source);
  tokens.fill();
  const shape = kept.find("compilationUnit", source);
  assert.ok(shape);
  return treeFrom(shape, tokens.tokens);
}

test("a tree that was kept is the tree that was parsed", () => {
  assert.ok(SOURCES.length > 0);
  const kept = new KeptTrees(join(dir, "same"));
  for (const file of SOURCES) {
    const source = readFileSync(join(import.meta.dirname, file), "utf8");
    kept.keep("compilationUnit", source, shapeOf(parsed(source)));
    assert.deepEqual(outline(rebuilt(source, kept)), outline(parsed(source)), file);
  }
});

test("another text, another rule and a damaged file find nothing", () => {
  const kept = new KeptTrees(join(dir, "other"));
  kept.keep("compilationUnit", "class A {}", shapeOf(parsed("class A {}")));
  assert.equal(kept.find("compilationUnit", "class B {}"), null);
  assert.equal(kept.find("triggerUnit", "class A {}"), null);
  for (const file of readdirSync(join(dir, "other"))) writeFileSync(join(dir, "other", file), '{"rules":[');
  assert.equal(kept.find("compilationUnit", "class A {}"), null);
});

test("a folder that cannot be written costs time only", () => {
  writeFileSync(join(dir, "file"), "");
  const kept = new KeptTrees(join(dir, "file", "folder"));
  kept.keep("compilationUnit", "class A {}", shapeOf(parsed("class A {}")));
  assert.equal(kept.find("compilationUnit", "class A {}"), null);
});
