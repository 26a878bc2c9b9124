import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { test } from "node:test";

const ROOT = join(import.meta.dirname, "..");

/** A folder imports from itself and from those before it only. */
const LAYERS = [
  "metadata",
  "schema",
  "store",
  "security",
  "transaction",
  "outbox",
  "formula",
  "soql",
  "save",
  "flow",
  "apex",
  "setup",
  "composition",
  "openOrg.ts",
  "pages",
  "deploy/types.ts",
  "api",
  "lightning",
  "deploy",
  "server",
  "cli",
  "cli.ts"
];

/** Contracts and small things that every layer shares. */
const SHARED = new Set(["errors.ts", "explain.ts", "ids.ts", "keptFiles.ts", "org.ts", "values.ts"]);

const IMPORT = /^(?:import|export)\s(?:[^"]*?\sfrom\s)?"(\.[^"]+)";/gm;

/** What the org is made of: neither tests with what they need, nor what runs in the browser. */
const sources = globSync("**/*.ts", { cwd: ROOT }).filter(
  (file) => !file.includes(`browser${sep}`) && !/(^|[\\/])(test|fixtures)[\\/]|^testing[\\/]/.test(file)
);

/** A part of a folder may lie lower than the rest of it, where others stand on it too. */
function layerOf(file: string): string {
  const path = file.split(sep).join("/");
  const part = LAYERS.find((layer) => layer.includes("/") && (path === layer || path.startsWith(`${layer}/`)));
  return part ?? path.split("/")[0] ?? path;
}

function importsOf(file: string): string[] {
  return [...readFileSync(join(ROOT, file), "utf8").matchAll(IMPORT)].map(([, path = ""]) =>
    relative(ROOT, join(ROOT, dirname(file), path))
  );
}

test("every folder is a layer", () => {
  const unknown = sources.map(layerOf).filter((layer) => !LAYERS.includes(layer) && !SHARED.has(layer));
  assert.deepEqual([...new Set(unknown)], []);
});

test("a layer imports from those below it only", () => {
  const upwards = sources
    .filter((file) => !SHARED.has(file))
    .flatMap((file) =>
      importsOf(file)
        .filter(
          (imported) => !SHARED.has(imported) && LAYERS.indexOf(layerOf(imported)) > LAYERS.indexOf(layerOf(file))
        )
        .map((imported) => `${file} imports ${imported}`)
    );
  assert.deepEqual(upwards, []);
});

test("no file is longer than 400 lines", () => {
  const long = sources.filter((file) => readFileSync(join(ROOT, file), "utf8").split("\n").length > 401);
  assert.deepEqual(long, []);
});
