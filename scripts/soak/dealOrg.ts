import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOrg, type OpenedOrg } from "../../local-org/openOrg.ts";
import { openStore, type SqliteStore } from "../../local-org/store/sqliteStore.ts";
import { copyProject } from "../bench/projectCopy.ts";

/** An org of a copy of this project whose records are kept in a file. */
export interface DealOrg {
  projectDir: string;
  dataDir: string;
  open(): OpenedOrg;
  remove(): void;
}

/** Makes the folders of an org; nothing is open yet. */
export function makeDealOrg(): DealOrg {
  const copy = copyProject();
  const dataDir = mkdtempSync(join(tmpdir(), "soak-data-"));
  return {
    projectDir: copy.dir,
    dataDir,
    open: () => openOrg({ projectDir: copy.dir, dataDir, blank: true }),
    remove() {
      copy.remove();
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}

/** Makes the folders of an org for the work. */
export async function withFolders<T>(work: (made: DealOrg) => Promise<T>): Promise<T> {
  const made = makeDealOrg();
  try {
    return await work(made);
  } finally {
    made.remove();
  }
}

/** Looks at what lies in the file, while nothing has it open. */
export function look<T>({ dataDir }: DealOrg, at: (store: SqliteStore) => T): T {
  const store = openStore(join(dataDir, "org.sqlite"));
  try {
    return at(store);
  } finally {
    store.close();
  }
}
