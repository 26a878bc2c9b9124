import type { Schema, SObjectSchema } from "../../schema/types.ts";
import { quoted } from "../../store/tables.ts";
import type { RecordAccessLevel, SqlCondition } from "../types.ts";
import { anyOf, type IsLarge, isNamedBy, isOneOf } from "./conditions.ts";
import type { Principals } from "./principals.ts";
import { shareColumns } from "./shareColumns.ts";

/** Who asks for access, and what helps to answer fast. */
export interface AccessScope {
  schema: Schema;
  principals: Principals;
  isLarge: IsLarge;
}

/** Access levels of share rows that suffice for what is asked. */
const SUFFICIENT: Record<RecordAccessLevel, string[]> = {
  read: ["Read", "Edit", "All"],
  edit: ["Edit", "All"],
  all: ["All"]
};

/** Teams that give their members access to a record. */
const TEAMS: Record<string, { object: string; parent: string; level: string }> = {
  Opportunity: { object: "OpportunityTeamMember", parent: "OpportunityId", level: "OpportunityAccessLevel" },
  Account: { object: "AccountTeamMember", parent: "AccountId", level: "AccountAccessLevel" }
};

/** Rows that belong to the principals or were shared with them: owner, role hierarchy, share rows, teams. */
export function explicitAccess(
  scope: AccessScope,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition | null {
  const conditions = [
    owned(scope, object, alias),
    shared(scope, object, level, alias),
    inTeam(scope, object, level, alias)
  ];
  return anyOf(conditions.filter((condition) => condition !== undefined));
}

function owned({ principals }: AccessScope, object: SObjectSchema, alias: string): SqlCondition | undefined {
  return object.field("OwnerId") === undefined ? undefined : isOneOf(alias, "OwnerId", principals.usersAndGroups);
}

function shared(
  { schema, principals, isLarge }: AccessScope,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition | undefined {
  const columns = shareColumns(schema, object);
  if (columns === null) return undefined;
  const levels = SUFFICIENT[level].map((each) => `'${each}'`).join(", ");
  const live = columns.object.field("IsDeleted") === undefined ? "" : " AND s.IsDeleted = 0";
  const withWhom = isOneOf("s", "UserOrGroupId", principals.usersAndGroups);
  const enough = `s.${quoted(columns.level)} IN (${levels})${live}`;
  const rows = {
    key: `s.${quoted(columns.parent)}`,
    from: `FROM ${quoted(columns.object.name)} s WHERE ${withWhom.sql} AND ${enough}`,
    parameters: withWhom.parameters
  };
  return isNamedBy(`${alias}."Id"`, rows, isLarge);
}

function inTeam(
  { principals, isLarge }: AccessScope,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition | undefined {
  const team = TEAMS[object.name];
  if (team === undefined || level === "all") return undefined;
  const member = isOneOf("t", "UserId", principals.users);
  const enough = level === "edit" ? ` AND t.${quoted(team.level)} = 'Edit'` : "";
  const rows = {
    key: `t.${quoted(team.parent)}`,
    from: `FROM ${quoted(team.object)} t WHERE ${member.sql} AND t.IsDeleted = 0${enough}`,
    parameters: member.parameters
  };
  return isNamedBy(`${alias}."Id"`, rows, isLarge);
}
