import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOrg, type OpenedOrg } from "../../local-org/openOrg.ts";
import { SYSTEM_MODE } from "../../local-org/security/types.ts";
import type { RecordValues } from "../../local-org/values.ts";
import { PROJECT } from "./projectCopy.ts";

const BOOKSHOP = join(PROJECT, "local-org/fixtures/bookshop");
const TRIGGERS = "force-app/main/default/triggers";
const RECORDS_AT_ONCE = 200;

/** Opens the local org's example project in memory for the work. */
export function withBookshop<T>(options: { triggers: boolean }, work: (org: OpenedOrg) => T): T {
  const projectDir = mkdtempSync(join(tmpdir(), "bench-bookshop-"));
  cpSync(BOOKSHOP, projectDir, { recursive: true });
  if (!options.triggers) rmSync(join(projectDir, TRIGGERS), { recursive: true });
  const org = openOrg({ projectDir, dataDir: ":memory:", blank: true });
  try {
    return work(org);
  } finally {
    org.close();
    rmSync(projectDir, { recursive: true });
  }
}

/** Inserts records through the platform's order of execution, 200 in each transaction; returns their ids. */
export function insertAll(org: OpenedOrg, objectName: string, records: readonly RecordValues[]): string[] {
  const object = org.schema.requireObject(objectName);
  const ids: string[] = [];
  for (let done = 0; done < records.length; done += RECORDS_AT_ONCE) {
    const results = org.transact(org.administratorId, (transaction) =>
      org.saveOrder.save(transaction, {
        operation: "insert",
        object,
        records: records.slice(done, done + RECORDS_AT_ONCE),
        allOrNone: true,
        access: SYSTEM_MODE
      })
    );
    for (const { id, errors } of results) {
      if (id === null) throw new Error(JSON.stringify(errors));
      ids.push(id);
    }
  }
  return ids;
}

/** Authors for books to belong to. */
export function addAuthors(org: OpenedOrg, count: number): string[] {
  const countries = ["UK", "FR", "JP"];
  const author = (_: unknown, index: number): RecordValues => ({
    Name: `Author ${index}`,
    Country__c: countries[index % countries.length] ?? null
  });
  return insertAll(org, "Author__c", Array.from({ length: count }, author));
}

/** Books as a shop has them, one ISBN each. */
export function books(count: number, authors: readonly string[]): RecordValues[] {
  const genres = ["Fiction", "Poetry", "History", "Science"];
  return Array.from({ length: count }, (_, index) => ({
    Name: ` Book ${index} `,
    Author__c: authors[index % authors.length] ?? null,
    ISBN__c: `978-${String(index).padStart(9, "0")}`,
    Price__c: 5 + (index % 40),
    Pages__c: 80 + (index % 700),
    Genre__c: genres[index % genres.length] ?? null
  }));
}
