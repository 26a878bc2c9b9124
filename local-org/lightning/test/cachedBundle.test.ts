import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { cachedBundle, isCached } from "../build/cachedBundle.ts";

let home: string;

before(() => {
  home = mkdtempSync(join(tmpdir(), "cached-bundle-"));
});

after(() => rmSync(home, { recursive: true, force: true }));

const MODULES = { "c/one": { default: { file: "one.js", name: "default" } } };

function bundle(name: string, compiled: string[]) {
  return cachedBundle(join(home, name), async (dir) => {
    compiled.push(name);
    writeFileSync(join(dir, "one.js"), "export default 1;");
    return MODULES;
  });
}

test("a bundle is compiled once, and again where it is damaged", async () => {
  const compiled: string[] = [];
  assert.deepEqual(await bundle("shop-1", compiled), MODULES);
  assert.deepEqual(await bundle("shop-1", compiled), MODULES);
  assert.equal(compiled.length, 1);
  writeFileSync(join(home, "shop-1", "modules.json"), '{"c/on');
  assert.equal(isCached(join(home, "shop-1")), false);
  assert.deepEqual(await bundle("shop-1", compiled), MODULES);
  assert.equal(compiled.length, 2);
  assert.deepEqual(readdirSync(join(home, "shop-1")).sort(), ["modules.json", "one.js"]);
});

test("of one kind the newest stay", async () => {
  await bundle("other-1", []);
  for (let key = 1; key <= 12; key++) await bundle(`many-${key}`, []);
  const left = readdirSync(home).filter((name) => name.startsWith("many-"));
  assert.equal(left.length, 8);
  assert.ok(left.includes("many-12") && isCached(join(home, "other-1")));
});
