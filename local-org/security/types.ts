import type { SObjectSchema } from "../schema/types.ts";
import type { SqlValue } from "../store/types.ts";

/** The user for whom something runs. */
export interface UserContext {
  userId: string;
  username: string;
  name: string;
  email: string;
  profileId: string;
  profileName: string;
  roleId: string | null;
  userType: string;
  timeZone: string;
  locale: string;
  language: string;
  /** A permission set whose permissions count beside the user's own, for one operation. */
  permissionSetId?: string;
}

export interface ObjectAccess {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

export interface FieldAccess {
  read: boolean;
  edit: boolean;
}

/** A condition over the table alias that was asked for, with its parameters. */
export interface SqlCondition {
  sql: string;
  parameters: SqlValue[];
}

/** What is asked of a record through sharing. */
export type RecordAccessLevel = "read" | "edit" | "all";

/**
 * Who may do what. Object, field, class and custom permissions come from the profile and the assigned permission sets (and
 * groups); record access from org-wide defaults, owners, the role hierarchy, share rows and teams.
 */
export interface Security {
  /** Throws an `OrgError` where there is no such active user. */
  user(userId: string): UserContext;
  objectAccess(user: UserContext, object: SObjectSchema): ObjectAccess;
  fieldAccess(user: UserContext, object: SObjectSchema, field: string): FieldAccess;
  classAccess(user: UserContext, className: string): boolean;
  tabVisible(user: UserContext, tab: string): boolean;
  applicationVisible(user: UserContext, application: string): boolean;
  customPermission(user: UserContext, name: string): boolean;
  /** Whether the user's profile or permission sets let new records have the record type; all where no profile says. */
  recordTypeVisible(user: UserContext, object: SObjectSchema, developerName: string): boolean;
  /** A system permission by its Metadata API name, such as `ViewAllData` or `ModifyAllData`. */
  userPermission(user: UserContext, name: string): boolean;
  /** The condition that keeps the rows of `alias` which the user may access; null where that is all of them. */
  recordFilter(user: UserContext, object: SObjectSchema, level: RecordAccessLevel, alias: string): SqlCondition | null;
  /** Those of the ids which the user may access on this level. */
  accessibleIds(
    user: UserContext,
    object: SObjectSchema,
    level: RecordAccessLevel,
    ids: readonly string[]
  ): Set<string>;
  /** Brings what sharing rules share of these records in line with what the records now say. */
  shareByRules(user: UserContext, object: SObjectSchema, ids: readonly string[]): void;
  /** Works out what all sharing rules share, after rules, users, roles or groups have changed. */
  recalculateSharing(userId: string): void;
  /** Forgets what was worked out, after permissions or users changed. */
  invalidate(): void;
}

/** How a query or a save is to be checked against its user. */
export interface AccessMode {
  /** Object and field permissions are enforced (user mode, and every request of the API). */
  permissions: boolean;
  /** Sharing is enforced (`with sharing`, user mode, and every request of the API). */
  sharing: boolean;
}

export const SYSTEM_MODE: AccessMode = { permissions: false, sharing: false };
export const USER_MODE: AccessMode = { permissions: true, sharing: true };
