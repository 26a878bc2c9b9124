import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import type { TreeShape } from "./treeShape.ts";

const MOST_FILES = 4000;

/**
 * Shapes of parse trees on disk, by the source's text: the parser needs seconds to warm up, and most sources have not changed since the
 * last time. It is a cache only: where it cannot be read or written, the source is parsed.
 */
export class KeptTrees {
  readonly #dir: string;
  #pruned = false;

  constructor(dir: string) {
    this.#dir = dir;
  }

  find(rule: string, source: string): TreeShape | null {
    try {
      return JSON.parse(readFileSync(this.#fileOf(rule, source), "utf8")) as TreeShape;
    } catch {
      return null;
    }
  }

  keep(rule: string, source: string, shape: TreeShape): void {
    const file = this.#fileOf(rule, source);
    const unfinished = `${file}.${process.pid}`;
    try {
      mkdirSync(this.#dir, { recursive: true });
      this.#prune();
      writeFileSync(unfinished, JSON.stringify(shape));
      renameSync(unfinished, file);
    } catch {
      // Without room or permission to keep it, the source is parsed again the next time.
    }
  }

  #fileOf(rule: string, source: string): string {
    return join(this.#dir, `${rule}-${createHash("sha256").update(source).digest("hex").slice(0, 32)}.json`);
  }

  /** Once in a process: takes the older half away where there are too many. */
  #prune(): void {
    if (this.#pruned) return;
    this.#pruned = true;
    const files = readdirSync(this.#dir).map((name) => join(this.#dir, name));
    if (files.length <= MOST_FILES) return;
    const byAge = files.map((file) => ({ file, age: statSync(file).mtimeMs })).sort((a, b) => a.age - b.age);
    for (const { file } of byAge.slice(0, byAge.length / 2)) rmSync(file, { force: true });
  }
}

/** The trees that this installation keeps, for this version of the parser and of the shape's format. */
export function installedTrees(): KeptTrees {
  const root = dirname(findPackageJSON("../../..", import.meta.url) ?? import.meta.dirname);
  return new KeptTrees(join(root, "node_modules", ".cache", "local-org", `apex-trees-1-${parserVersion()}`));
}

function parserVersion(): string {
  const file = findPackageJSON("@apexdevtools/apex-parser", import.meta.url);
  if (file === undefined) throw new Error("The npm package @apexdevtools/apex-parser is not installed");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
