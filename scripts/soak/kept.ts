import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Store } from "../../local-org/store/types.ts";

/** What a client was told, or asked for and was not told. */
export interface Told {
  /** Names of records that were acknowledged, by their ids of 18 characters. */
  acknowledged: ReadonlyMap<string, string>;
  /** Names that were sent together and not answered, each a write of its own: all of it may be there, or nothing of it. */
  unanswered?: readonly (readonly string[])[];
}

/** How many of the writes that nobody was told of are there all the same. */
export interface Kept {
  whole: number;
  absent: number;
}

/**
 * The won Opportunities must be those that were acknowledged, under their ids and names and once each, beside whole writes that were not answered;
 * each with exactly one handoff. Throws what is wrong.
 */
export function requireDeals(store: Store, { acknowledged, unanswered = [] }: Told): Kept {
  const there = namesById(store, "Opportunity");
  for (const [id, name] of acknowledged) assert.equal(there.get(id), name, `${name} (${id}) is lost`);
  const others = [...there].filter(([id]) => !acknowledged.has(id)).map(([, name]) => name);
  const kept = unanswered.map((names) => requireWholeOrAbsent(names, others));
  const sent = new Set(unanswered.flat());
  assert.deepEqual(
    others.filter((name) => !sent.has(name)),
    [],
    "doubled, or sent by nobody"
  );
  assert.equal(dealsWithoutOneHandoff(store), 0, "half written: won without exactly one handoff");
  assert.equal(numberOf(store, `SELECT COUNT(*) FROM "Handoff__c"`), there.size, "handoffs of no deal");
  requireSound(store);
  return { whole: kept.filter((whole) => whole).length, absent: kept.filter((whole) => !whole).length };
}

function requireWholeOrAbsent(names: readonly string[], there: readonly string[]): boolean {
  const found = there.filter((name) => names.includes(name)).sort();
  if (found.length > 0) assert.deepEqual(found, [...names].sort(), "half written or doubled");
  return found.length > 0;
}

/** These records must be there under these names, and no others. */
export function requireRecords(store: Store, object: string, expected: ReadonlyMap<string, string>): void {
  assert.deepEqual(sorted(namesById(store, object)), sorted(expected), `${object} lost, doubled or changed`);
}

function namesById(store: Store, object: string): Map<string, string> {
  const rows = store.all(`SELECT "Id" AS id, "Name" AS name FROM "${object}"`, []);
  return new Map(rows.map(({ id, name }) => [String(id), String(name)]));
}

function sorted(names: ReadonlyMap<string, string>): [string, string][] {
  return [...names].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Won Opportunities that have not exactly one handoff. */
export function dealsWithoutOneHandoff(store: Store): number {
  return numberOf(
    store,
    `SELECT COUNT(*) FROM Opportunity o
     WHERE o.IsWon = 0 OR (SELECT COUNT(*) FROM Handoff__c h WHERE h.Opportunity__c = o.Id) <> 1`
  );
}

function requireSound(store: Store): void {
  assert.deepEqual(store.all("PRAGMA integrity_check", []).map(Object.values), [["ok"]]);
}

/** The one number that the SQL answers. */
export function numberOf(store: Store, sql: string): number {
  return Number(Object.values(store.all(sql, [])[0] ?? {})[0]);
}

/** A digest of every row of every table: the same only where nothing at all has changed. */
export function contentOf(store: Store): string {
  const digest = createHash("sha256");
  const tables = store.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", []);
  for (const { name } of tables)
    for (const row of store.all(`SELECT * FROM "${String(name)}" ORDER BY 1`, []))
      digest.update(JSON.stringify([name, ...Object.values(row)]));
  return digest.digest("hex");
}
