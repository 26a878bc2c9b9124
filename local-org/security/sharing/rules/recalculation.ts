import { createHash } from "node:crypto";
import type { SObjectSchema } from "../../../schema/types.ts";
import { groupOf, ownersOf, type RuleScope, shareByRules } from "./ruleShares.ts";
import { sharingRulesOf } from "./sharingRules.ts";

/** What an object's shares were last worked out from, by object. */
const WORKED_OUT = `CREATE TABLE IF NOT EXISTS "_sharingRules" (object TEXT PRIMARY KEY, basis TEXT NOT NULL) WITHOUT ROWID`;

/**
 * Works out what the rules of all objects share, where the rules, or who is in the groups that they name, are not what they were. Changes of
 * records do not matter here: their shares follow with each save.
 */
export function recalculateSharing(scope: RuleScope, userId: string): void {
  scope.store.all(WORKED_OUT, []);
  const rows = scope.store.all(`SELECT object, basis FROM "_sharingRules"`, []);
  const known = new Map(rows.map((row) => [String(row["object"]), String(row["basis"])]));
  for (const object of scope.schema.objects()) {
    const basis = basisOf(scope, object);
    if (basis === (known.get(object.name) ?? null)) continue;
    shareByRules(scope, object, userId);
    scope.store.all(`DELETE FROM "_sharingRules" WHERE object = ?`, [object.name]);
    if (basis !== null) scope.store.all(`INSERT INTO "_sharingRules" VALUES (?, ?)`, [object.name, basis]);
  }
}

/** All that the shares of an object's rules follow from but the records; null where it has no rules. */
function basisOf(scope: RuleScope, object: SObjectSchema): string | null {
  const { rules } = sharingRulesOf(scope.project, object);
  if (rules.length === 0) return null;
  const parties = rules.map(({ sharedTo, sharedFrom }) => [
    groupOf(scope.directory(), sharedTo),
    sharedFrom === null ? null : ownersOf(scope.directory(), sharedFrom).sort()
  ]);
  const basis = JSON.stringify([rules, parties, object.sharingModel]);
  return createHash("sha256").update(basis).digest("hex");
}
