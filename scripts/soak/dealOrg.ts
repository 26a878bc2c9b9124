import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOrg, type OpenedOrg } from "../../local-org/openOrg.ts";
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

/** Opens such an org for the work. */
export async function withDealOrg<T>(work: (org: OpenedOrg) => Promise<T>): Promise<T> {
  const made = makeDealOrg();
  const org = made.open();
  try {
    return await work(org);
  } finally {
    org.close();
    made.remove();
  }
}

/** The one number that the SQL answers. */
export function numberOf(org: OpenedOrg, sql: string): number {
  return Number(Object.values(org.store.all(sql, [])[0] ?? {})[0]);
}

/** Won Opportunities that have not exactly one handoff. */
export function dealsWithoutOneHandoff(org: OpenedOrg): number {
  return numberOf(
    org,
    `SELECT COUNT(*) FROM Opportunity o
     WHERE o.IsWon = 1 AND (SELECT COUNT(*) FROM Handoff__c h WHERE h.Opportunity__c = o.Id) <> 1`
  );
}
