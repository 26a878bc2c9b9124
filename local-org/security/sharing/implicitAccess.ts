import type { Schema, SObjectSchema } from "../../schema/types.ts";
import { quoted } from "../../store/tables.ts";
import type { RecordAccessLevel, SqlCondition } from "../types.ts";
import { isOneOf } from "./conditions.ts";
import { explicitAccess } from "./explicitAccess.ts";
import type { Principals } from "./principals.ts";

/**
 * Access that follows from accounts without anybody sharing a thing.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.draes.meta/draes/draes_object_relationships_implicit_sharing.htm
 */

/** Who was given one of these may read the account that it belongs to. */
const IMPLICIT_CHILDREN: Record<string, string[]> = {
  Account: ["Contact", "Opportunity", "Case", "Contract", "Order"]
};

/** What the role of an account's owner says of the records of others below the account. */
const ROLE_SETTINGS: Record<string, string> = {
  Contact: "ContactAccessForAccountOwner",
  Opportunity: "OpportunityAccessForAccountOwner",
  Case: "CaseAccessForAccountOwner"
};

/** Accounts of which the principals have a record. */
export function accountsOfChildren(
  schema: Schema,
  principals: Principals,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition[] {
  if (level !== "read") return [];
  return (IMPLICIT_CHILDREN[object.name] ?? []).flatMap((name) => {
    const child = schema.object(name);
    if (child === undefined || child.sharingModel === "ControlledByParent") return [];
    const access = explicitAccess(schema, principals, child, "read", "c");
    if (access === null) return [];
    const rows = `SELECT c."AccountId" FROM ${quoted(child.name)} c WHERE c.IsDeleted = 0 AND ${access.sql}`;
    return [{ sql: `${alias}."Id" IN (${rows})`, parameters: access.parameters }];
  });
}

/**
 * Contacts, opportunities and cases of accounts: of the principals' own as far as the role of the account's owner allows, of others as far
 * as a share of the account or its team says.
 */
export function childrenOfAccounts(
  schema: Schema,
  principals: Principals,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition[] {
  const setting = ROLE_SETTINGS[object.name];
  if (setting === undefined || level === "all") return [];
  const levels = level === "read" ? "'Read', 'Edit', 'All'" : "'Edit', 'All'";
  const given = `${quoted(`${object.name}AccessLevel`)} IN (${levels})`;
  const owned = isOneOf("a", "OwnerId", principals.users);
  const sharedWith = isOneOf("s", "UserOrGroupId", principals.usersAndGroups);
  const member = isOneOf("t", "UserId", principals.users);
  const rows: SqlCondition[] = [
    {
      sql:
        `SELECT a."Id" FROM "Account" a JOIN "User" u ON u."Id" = a."OwnerId" JOIN "UserRole" o ON o."Id" = u."UserRoleId"` +
        ` WHERE ${owned.sql} AND a.IsDeleted = 0 AND o.${quoted(setting)} IN (${levels})`,
      parameters: owned.parameters
    },
    {
      sql: `SELECT s."AccountId" FROM "AccountShare" s WHERE ${sharedWith.sql} AND s.${given}`,
      parameters: sharedWith.parameters
    }
  ];
  if (schema.object("AccountTeamMember") !== undefined)
    rows.push({
      sql: `SELECT t."AccountId" FROM "AccountTeamMember" t WHERE ${member.sql} AND t.IsDeleted = 0 AND t.${given}`,
      parameters: member.parameters
    });
  return rows.map(({ sql, parameters }) => ({ sql: `${alias}."AccountId" IN (${sql})`, parameters }));
}
