import type { SObjectSchema } from "../../schema/types.ts";
import { quoted } from "../../store/tables.ts";
import type { RecordAccessLevel, SqlCondition } from "../types.ts";
import { isNamedBy, isOneOf, type Naming } from "./conditions.ts";
import { type AccessScope, explicitAccess } from "./explicitAccess.ts";

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
  scope: AccessScope,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition[] {
  if (level !== "read") return [];
  return (IMPLICIT_CHILDREN[object.name] ?? []).flatMap((name) => {
    const child = scope.schema.object(name);
    if (child === undefined || child.sharingModel === "ControlledByParent") return [];
    const access = explicitAccess(scope, child, "read", "c");
    if (access === null) return [];
    const from = `FROM ${quoted(child.name)} c WHERE c.IsDeleted = 0 AND ${access.sql}`;
    return [isNamedBy(`${alias}."Id"`, { key: 'c."AccountId"', from, parameters: access.parameters }, scope.isLarge)];
  });
}

/**
 * Contacts, opportunities and cases of accounts: of the principals' own as far as the role of the account's owner allows, of others as far
 * as a share of the account or its team says.
 */
export function childrenOfAccounts(
  { schema, principals, isLarge }: AccessScope,
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
  const owners = `JOIN "User" u ON u."Id" = a."OwnerId" JOIN "UserRole" o ON o."Id" = u."UserRoleId"`;
  const accounts: Naming[] = [
    {
      key: 'a."Id"',
      from: `FROM "Account" a ${owners} WHERE ${owned.sql} AND a.IsDeleted = 0 AND o.${quoted(setting)} IN (${levels})`,
      parameters: owned.parameters
    },
    {
      key: 's."AccountId"',
      from: `FROM "AccountShare" s WHERE ${sharedWith.sql} AND s.${given}`,
      parameters: sharedWith.parameters
    }
  ];
  if (schema.object("AccountTeamMember") !== undefined)
    accounts.push({
      key: 't."AccountId"',
      from: `FROM "AccountTeamMember" t WHERE ${member.sql} AND t.IsDeleted = 0 AND t.${given}`,
      parameters: member.parameters
    });
  return accounts.map((rows) => isNamedBy(`${alias}."AccountId"`, rows, isLarge));
}
