import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { installedCache } from "../../keptFiles.ts";
import { ACTION_COMPONENTS } from "./actionComponents.ts";

const FIXTURE = join(import.meta.dirname, "..", "..", "fixtures", "bookshop");
const EXTRA = join(import.meta.dirname, "extra");
const DEFAULT = join("force-app", "main", "default");

/** Compiled base components are the same for all tests. */
export const CACHE_DIR = installedCache();

export interface BookshopCopy {
  dir: string;
  /** Writes a file below `force-app/main/default`. */
  write(path: string, content: string): void;
  remove(): void;
}

/** The bookshop with a record page for opportunities, in a folder of its own that a test may change. */
export function copyBookshop(): BookshopCopy {
  const dir = mkdtempSync(join(tmpdir(), "bookshop-"));
  cpSync(FIXTURE, dir, { recursive: true, filter: (path) => !path.includes(".local-org") });
  cpSync(EXTRA, join(dir, DEFAULT), { recursive: true });
  rmSync(join(dir, DEFAULT, "triggers"), { recursive: true, force: true });
  const write = (path: string, content: string): void => {
    const file = join(dir, DEFAULT, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  for (const [path, source] of Object.entries(ACTION_COMPONENTS)) write(path, source);
  return {
    dir,
    write,
    remove: () => rmSync(dir, { recursive: true, force: true })
  };
}
