import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { installedCache, KeptFiles } from "../keptFiles.ts";

const dir = mkdtempSync(join(tmpdir(), "kept-files-"));

after(() => {
  delete process.env.LOCAL_ORG_CACHE;
  rmSync(dir, { recursive: true });
});

test("what was made of a source is found again by kind and text", () => {
  new KeptFiles<string[]>(dir).keep("tree", "source", ["made"]);
  const kept = new KeptFiles<string[]>(dir);
  assert.deepEqual(kept.find("tree", "source"), ["made"]);
  assert.equal(kept.find("tree", "another source"), null);
  assert.equal(kept.find("module", "source"), null);
});

test("a damaged file counts as none", () => {
  const kept = new KeptFiles<string[]>(dir);
  for (const name of readdirSync(dir)) writeFileSync(join(dir, name), '["ma');
  assert.equal(kept.find("tree", "source"), null);
});

test("the cache lies among the installed packages, or where LOCAL_ORG_CACHE says", () => {
  assert.match(installedCache(), /node_modules[\\/]\.cache[\\/]local-org$/);
  process.env.LOCAL_ORG_CACHE = dir;
  assert.equal(installedCache(), dir);
});
