import type { Project } from "../../../metadata/types.ts";
import type { Schema, SObjectSchema } from "../../../schema/types.ts";
import { quoted } from "../../../store/tables.ts";
import type { Store } from "../../../store/types.ts";
import type { RecordValues } from "../../../values.ts";
import type { SqlCondition } from "../../types.ts";
import { allOf, isOneOf } from "../conditions.ts";
import { type Directory, usersOf } from "../directory.ts";
import { type ShareColumns, shareColumns } from "../shareColumns.ts";
import { criteriaCondition } from "./criteria.ts";
import { type RuleLevels, type RuleParty, type SharingRule, sharingRulesOf } from "./sharingRules.ts";

/**
 * What sharing rules share stands in share rows of the cause `Rule`, as on the platform: they are worked out when records are
 * saved, so that reading them costs no more than reading any other share.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/security_about_sharing_rules.htm
 */
export interface RuleScope {
  project: Project;
  schema: Schema;
  store: Store;
  directory(): Directory;
}

/** Brings the rule shares of these records (of all where no ids are given) in line with the object's rules. */
export function shareByRules(scope: RuleScope, object: SObjectSchema, userId: string, ids?: readonly string[]): void {
  const columns = shareColumns(scope.schema, object);
  if (columns === null || object.field("OwnerId") === undefined) return;
  const wanted = wantedShares(scope, object, columns, ids);
  for (const row of existingShares(scope, columns, ids)) {
    const key = keyOf(columns, row);
    const share = wanted.get(key);
    wanted.delete(key);
    if (share === undefined) scope.store.purge(columns.object, String(row["Id"]));
    else if (Object.entries(share).some(([field, value]) => row[field] !== value))
      scope.store.update(columns.object, { ...share, Id: String(row["Id"]) });
  }
  const stamps = { LastModifiedDate: new Date().toISOString(), LastModifiedById: userId };
  for (const share of wanted.values())
    scope.store.insert(columns.object, {
      ...share,
      ...stamps,
      RowCause: "Rule",
      Id: scope.store.nextId(columns.object)
    });
}

function existingShares(
  { store }: RuleScope,
  { object, parent }: ShareColumns,
  ids?: readonly string[]
): RecordValues[] {
  const among = ids === undefined ? "" : ` AND ${quoted(parent)} IN (SELECT value FROM json_each(?))`;
  const parameters = ids === undefined ? [] : [JSON.stringify(ids)];
  return store.all(`SELECT * FROM ${quoted(object.name)} WHERE "RowCause" = 'Rule'${among}`, parameters);
}

/** The shares that the rules make together: one for each record and group, on the highest level that a rule gives. */
function wantedShares(
  scope: RuleScope,
  object: SObjectSchema,
  columns: ShareColumns,
  ids?: readonly string[]
): Map<string, RecordValues> {
  const shares = new Map<string, RecordValues>();
  for (const rule of sharingRulesOf(scope.project, object).rules) {
    const group = groupOf(scope.directory(), rule.sharedTo);
    if (group === null) continue;
    const levels = levelColumns(columns, rule.levels);
    scope.project.mistakes.attempt(() => {
      for (const id of recordsOf(scope, rule, object, ids)) {
        const share = { [columns.parent]: id, UserOrGroupId: group, ...levels };
        const key = keyOf(columns, share);
        shares.set(key, higher(shares.get(key), share));
      }
    });
  }
  return shares;
}

function keyOf({ parent }: ShareColumns, share: RecordValues): string {
  return `${String(share[parent])} ${String(share["UserOrGroupId"])}`;
}

/** Shares of accounts say what holds for the records below them too. */
function levelColumns({ object, level }: ShareColumns, levels: RuleLevels): RecordValues {
  if (object.name !== "AccountShare") return { [level]: levels.record };
  return {
    [level]: levels.record,
    ContactAccessLevel: levels.contact,
    OpportunityAccessLevel: levels.opportunity,
    CaseAccessLevel: levels.case
  };
}

const LEVELS = ["None", "Read", "Edit", "All"];

function higher(one: RecordValues | undefined, other: RecordValues): RecordValues {
  if (one === undefined) return other;
  const levels = Object.keys(other).filter((field) => field.endsWith("AccessLevel"));
  const best = (field: string): string =>
    LEVELS[Math.max(...[one, other].map((share) => LEVELS.indexOf(String(share[field]))))] ?? "None";
  return { ...other, ...Object.fromEntries(levels.map((field) => [field, best(field)])) };
}

function recordsOf(scope: RuleScope, rule: SharingRule, object: SObjectSchema, ids?: readonly string[]): string[] {
  const meets = rule.sharedFrom === null ? criteriaCondition(rule, object, "r") : ownedBy(scope, rule.sharedFrom);
  const condition = ids === undefined ? meets : (allOf([isOneOf("r", "Id", ids), meets]) ?? meets);
  const sql = `SELECT r."Id" FROM ${quoted(object.name)} r WHERE r.IsDeleted = 0 AND ${condition.sql}`;
  return scope.store.all(sql, condition.parameters).map((row) => String(row["Id"]));
}

function ownedBy({ directory }: RuleScope, party: RuleParty): SqlCondition {
  return isOneOf("r", "OwnerId", ownersOf(directory(), party));
}

/** Who owns the records that a rule shares: a queue itself, or the users in a group. */
export function ownersOf(directory: Directory, party: RuleParty): string[] {
  const group = groupOf(directory, party);
  if (group === null) return [];
  return party.groupType === "Queue" ? [group] : [...usersOf(directory, group)];
}

/** The id of the group that stands for a party; null where there is none. */
export function groupOf({ groups }: Directory, { groupType, name }: RuleParty): string | null {
  const wanted = name.toLowerCase();
  for (const [id, group] of groups)
    if (group["Type"] === groupType && String(group["DeveloperName"]).toLowerCase() === wanted) return id;
  return null;
}
