import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { LibraryClass } from "../library.ts";
import { libraryClasses } from "../registry.ts";

/** What the platform's objects have without its being written in the signatures. */
const UNWRITTEN = new Set(["system.object", "system.enum"]);

const signatures = readSignatures();

describe("Each table of the library", () => {
  for (const table of libraryClasses) {
    it(`${table.name} is a class of the signatures, and its overloads are theirs`, () => {
      if (UNWRITTEN.has(table.name.toLowerCase())) return;
      const members = signatures.get(simple(table.name));
      assert.ok(members, `the signatures have no class ${table.name}`);
      assert.deepEqual(
        overloadsOf(table).filter((overload) => !members.has(overload)),
        []
      );
    });
  }
});

function overloadsOf({ statics = {}, methods = {} }: LibraryClass): string[] {
  const keys = [...Object.keys(statics), ...Object.keys(methods)];
  return keys.filter((key) => key.includes("(")).map((key) => key.toLowerCase());
}

/** By class, each member's name and, for methods, the name with the types of its parameters; all in lower case. */
function readSignatures(): Map<string, Set<string>> {
  const text = readFileSync(new URL("../../types/standard-library.txt", import.meta.url), "utf8");
  const found = new Map<string, Set<string>>();
  for (const [, name = "", body = ""] of text.matchAll(/^(?:class|interface) ([\w.]+).*\{\n((?: {2}.*\n)*)\}/gm)) {
    const members = [...body.matchAll(/(\w+\(.*\))$/gm)].map((match) =>
      (match[1] ?? "").replaceAll(" ", "").toLowerCase()
    );
    found.set(simple(name), new Set(members));
  }
  return found;
}

function simple(name: string): string {
  return name.toLowerCase().replace(/^system\./, "");
}
