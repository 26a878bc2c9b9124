import { posix } from "node:path";
import type { OutputChunk } from "rollup";
import { parseAst } from "rollup/parseAst";
import type { ExportPlace, ModuleExports } from "./layout.ts";

/** What the modules of a build export, and in which of its files that lies. */
export function exportsOf(chunks: readonly OutputChunk[]): ModuleExports {
  const entries = chunks.filter((chunk) => chunk.isEntry);
  return Object.fromEntries(entries.map((chunk) => [chunk.name, placesOf(chunk)]));
}

function placesOf(chunk: OutputChunk): Record<string, ExportPlace> {
  const handedOn = chunk.moduleIds.length === 0 ? placesHandedOn(chunk) : new Map<string, ExportPlace>();
  return Object.fromEntries(chunk.exports.map((name) => [name, handedOn.get(name) ?? { file: chunk.fileName, name }]));
}

/** An entry without code of its own hands on what other files hold: `export { b5 as default } from "../chunks/base.js"`. */
function placesHandedOn({ code, fileName }: OutputChunk): Map<string, ExportPlace> {
  const places = new Map<string, ExportPlace>();
  for (const statement of parseAst(code).body) {
    if (statement.type !== "ExportNamedDeclaration") continue;
    const source = String(statement.source?.value ?? "");
    if (!source.startsWith(".")) continue;
    const file = posix.join(posix.dirname(fileName), source);
    for (const { local, exported } of statement.specifiers) places.set(nameOf(exported), { file, name: nameOf(local) });
  }
  return places;
}

function nameOf(node: { type: string; name?: string; value?: unknown }): string {
  return node.name ?? String(node.value);
}
