import assert from "node:assert/strict";
import { test } from "node:test";
import { rollup, type OutputChunk } from "rollup";
import { chunksByRoots } from "../build/chunks.ts";
import { exportsOf } from "../build/exports.ts";

/** Modules to what they import; each logs its own name. */
async function chunksOf(modules: Record<string, string[]>, roots: readonly string[]): Promise<OutputChunk[]> {
  const build = await rollup({
    input: Object.fromEntries(Object.keys(modules).map((name) => [name, name])),
    preserveEntrySignatures: "exports-only",
    plugins: [
      {
        name: "given-modules",
        resolveId: (id) => (id in modules ? id : null),
        load: (id) =>
          [
            ...(modules[id] ?? []).map((imported) => `import ${imported} from "${imported}";\nlog(${imported});`),
            `export default function ${id}() {}`
          ].join("\n")
      }
    ]
  });
  const { output } = await build.generate({
    format: "es",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name]-[hash].js",
    manualChunks: chunksByRoots(({ id }) => roots.includes(id))
  });
  return output.filter((file) => file.type === "chunk");
}

/** The modules in the files that loading an entry brings in, file by file. */
function loadedWith(entry: string, chunks: readonly OutputChunk[]): string[][] {
  const files = new Set([`${entry}.js`]);
  for (const file of files)
    chunks.find(({ fileName }) => fileName === file)?.imports.forEach((each) => files.add(each));
  const loaded = [...files].map((file) => chunks.find(({ fileName }) => fileName === file)?.moduleIds ?? []);
  return loaded.filter((modules) => modules.length > 0).map((modules) => [...modules].sort());
}

test("a root comes with what only it needs in one file, and what it shares in another", async () => {
  const modules = { page: ["row", "cell"], row: ["cell"], cell: [], other: ["cell", "badge"], badge: [] };
  const chunks = await chunksOf(modules, ["page", "other"]);
  assert.deepEqual(loadedWith("page", chunks).sort(), [["cell"], ["page", "row"]]);
  assert.deepEqual(loadedWith("other", chunks).sort(), [["badge", "other"], ["cell"]]);
});

test("modules that import each other stay together, whoever needs them", async () => {
  const chunks = await chunksOf({ page: ["one"], one: ["two"], two: ["one"], alone: [] }, ["page", "alone"]);
  assert.deepEqual(loadedWith("page", chunks), [["one", "page", "two"]]);
  assert.deepEqual(loadedWith("alone", chunks), [["alone"]]);
});

test("each export is known by the file that holds it", async () => {
  const chunks = await chunksOf({ page: ["row"], row: [] }, ["page"]);
  const modules = exportsOf(chunks);
  const holder = chunks.find(({ moduleIds }) => moduleIds.includes("row"));
  const place = modules["row"]?.["default"];
  assert.equal(place?.file, holder?.fileName);
  assert.ok(holder?.exports.includes(place?.name ?? ""));
});
