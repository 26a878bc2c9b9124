import type { Schema, SObjectSchema } from "../../schema/types.ts";
import { quoted } from "../../store/tables.ts";
import type { RecordAccessLevel, SqlCondition } from "../types.ts";
import { anyOf, isOneOf } from "./conditions.ts";
import type { Principals } from "./principals.ts";
import { shareColumns } from "./shareColumns.ts";

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
  schema: Schema,
  principals: Principals,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition | null {
  const conditions = [
    owned(object, principals, alias),
    shared(schema, principals, object, level, alias),
    inTeam(principals, object, level, alias)
  ];
  return anyOf(conditions.filter((condition) => condition !== undefined));
}

function owned(object: SObjectSchema, principals: Principals, alias: string): SqlCondition | undefined {
  return object.field("OwnerId") === undefined ? undefined : isOneOf(alias, "OwnerId", principals.usersAndGroups);
}

function shared(
  schema: Schema,
  principals: Principals,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition | undefined {
  const columns = shareColumns(schema, object);
  if (columns === null) return undefined;
  const levels = SUFFICIENT[level].map((each) => `'${each}'`).join(", ");
  const live = columns.object.field("IsDeleted") === undefined ? "" : " AND s.IsDeleted = 0";
  const withWhom = isOneOf("s", "UserOrGroupId", principals.usersAndGroups);
  const rows = `SELECT s.${quoted(columns.parent)} FROM ${quoted(columns.object.name)} s WHERE ${withWhom.sql}`;
  return {
    sql: `${alias}."Id" IN (${rows} AND s.${quoted(columns.level)} IN (${levels})${live})`,
    parameters: withWhom.parameters
  };
}

function inTeam(
  principals: Principals,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition | undefined {
  const team = TEAMS[object.name];
  if (team === undefined || level === "all") return undefined;
  const member = isOneOf("t", "UserId", principals.users);
  const enough = level === "edit" ? ` AND t.${quoted(team.level)} = 'Edit'` : "";
  const rows = `SELECT t.${quoted(team.parent)} FROM ${quoted(team.object)} t WHERE ${member.sql} AND t.IsDeleted = 0${enough}`;
  return { sql: `${alias}."Id" IN (${rows})`, parameters: member.parameters };
}
