import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join, resolve } from "node:path";
import { threadId } from "node:worker_threads";

const MOST_FILES = 4000;

/**
 * What was made of sources, on disk, by the source's text: most have not changed since the last time. It is a cache only: where it
 * cannot be read or written, the thing is made again.
 */
export class KeptFiles<T> {
  readonly #dir: string;
  #pruned = false;

  constructor(dir: string) {
    this.#dir = dir;
  }

  find(kind: string, source: string): T | null {
    try {
      return JSON.parse(readFileSync(this.#fileOf(kind, source), "utf8")) as T;
    } catch {
      return null;
    }
  }

  keep(kind: string, source: string, made: T): void {
    const file = this.#fileOf(kind, source);
    const unfinished = `${file}.${process.pid}-${threadId}`;
    try {
      mkdirSync(this.#dir, { recursive: true });
      this.#prune();
      writeFileSync(unfinished, JSON.stringify(made));
      renameSync(unfinished, file);
    } catch {
      // Without room or permission to keep it, it is made again the next time.
    }
  }

  #fileOf(kind: string, source: string): string {
    return join(this.#dir, `${kind}-${createHash("sha256").update(source).digest("hex").slice(0, 32)}.json`);
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

/**
 * The folder in which this installation keeps what does not depend on the project that it runs: `LOCAL_ORG_CACHE`, or one among the
 * installed packages.
 */
export function installedCache(): string {
  const chosen = process.env.LOCAL_ORG_CACHE ?? "";
  if (chosen !== "") return resolve(chosen);
  const root = dirname(findPackageJSON("..", import.meta.url) ?? import.meta.dirname);
  return join(root, "node_modules", ".cache", "local-org");
}
