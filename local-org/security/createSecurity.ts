import { OrgError } from "../errors.ts";
import type { Project } from "../metadata/types.ts";
import type { Schema, SObjectSchema } from "../schema/types.ts";
import { quoted } from "../store/tables.ts";
import type { Store } from "../store/types.ts";
import type { RecordValues } from "../values.ts";
import { assignedGrants } from "./permissions/assignedGrants.ts";
import { fieldAccessOf } from "./permissions/fieldAccess.ts";
import type { Grants } from "./permissions/grants.ts";
import { objectAccessOf } from "./permissions/objectAccess.ts";
import type { IsLarge } from "./sharing/conditions.ts";
import { type Directory, readDirectory } from "./sharing/directory.ts";
import { type Principals, principalsOf } from "./sharing/principals.ts";
import { recordFilter } from "./sharing/recordFilter.ts";
import { recalculateSharing } from "./sharing/rules/recalculation.ts";
import { type RuleScope, shareByRules } from "./sharing/rules/ruleShares.ts";
import type { FieldAccess, ObjectAccess, RecordAccessLevel, Security, SqlCondition, UserContext } from "./types.ts";

export interface SecurityParts {
  project: Project;
  schema: Schema;
  store: Store;
  /** Custom objects for which "Grant Access Using Hierarchies" is off, which metadata does not tell. */
  withoutHierarchy?: readonly string[];
}

/** What was worked out for one user. */
interface UserCache {
  grants: Grants;
  objects: Map<string, ObjectAccess>;
  fields: Map<string, FieldAccess>;
  principals: Principals;
  /** Whether a selection finds many rows, by its SQL. */
  large: Map<string, boolean>;
}

/** So many shares and the like are collected for a query; more are looked up record by record. */
const FEW = 2000;

/** The `Security` of an org: permissions from the project's files and the store's records, sharing from the store. */
export function createSecurity(parts: SecurityParts): Security {
  return new OrgSecurity(parts);
}

class OrgSecurity implements Security {
  readonly #parts: SecurityParts;
  readonly #users = new Map<string, UserContext>();
  readonly #caches = new Map<string, UserCache>();
  #directory: Directory | null = null;
  /** Users or permissions changed while this org ran, so a rollback may have taken such a change back. */
  #changed = false;
  #rollbacksSeen = 0;

  constructor(parts: SecurityParts) {
    this.#parts = parts;
  }

  user(userId: string): UserContext {
    this.#forgetRolledBack();
    const known = this.#users.get(userId);
    if (known !== undefined) return known;
    const user = readUser(this.#parts, userId);
    this.#users.set(userId, user);
    return user;
  }

  objectAccess(user: UserContext, object: SObjectSchema): ObjectAccess {
    const { grants, objects } = this.#cache(user);
    const known = objects.get(object.name);
    if (known !== undefined) return known;
    const access = objectAccessOf(this.#parts.schema, grants, object);
    objects.set(object.name, access);
    return access;
  }

  fieldAccess(user: UserContext, object: SObjectSchema, field: string): FieldAccess {
    const { grants, fields } = this.#cache(user);
    const key = `${object.name}.${field}`;
    const known = fields.get(key);
    if (known !== undefined) return known;
    const access = fieldAccessOf(grants, object, this.objectAccess(user, object), field);
    fields.set(key, access);
    return access;
  }

  classAccess(user: UserContext, className: string): boolean {
    const { grants } = this.#cache(user);
    return grants.everything || grants.userPermissions.has("authorapex") || grants.classes.has(className.toLowerCase());
  }

  tabVisible(user: UserContext, tab: string): boolean {
    const { grants } = this.#cache(user);
    if (grants.everything || grants.tabs.has(tab.toLowerCase())) return true;
    const standard = /^standard-(\w+)$/.exec(tab)?.[1];
    if (standard === undefined) return false;
    const object = this.#parts.schema.object(standard);
    return object === undefined || this.objectAccess(user, object).read;
  }

  applicationVisible(user: UserContext, application: string): boolean {
    const { grants } = this.#cache(user);
    return (
      grants.everything || application.startsWith("standard__") || grants.applications.has(application.toLowerCase())
    );
  }

  customPermission(user: UserContext, name: string): boolean {
    return this.#cache(user).grants.customPermissions.has(name.toLowerCase());
  }

  recordTypeVisible(user: UserContext, object: SObjectSchema, developerName: string): boolean {
    const { objectsWithRecordTypes, recordTypes } = this.#cache(user).grants;
    const name = object.name.toLowerCase();
    return !objectsWithRecordTypes.has(name) || recordTypes.has(`${name}.${developerName.toLowerCase()}`);
  }

  /** Administrators have them all but the one that an org has to be opened for. */
  userPermission(user: UserContext, name: string): boolean {
    const { grants } = this.#cache(user);
    const wanted = name.toLowerCase();
    const held = grants.userPermissions;
    if (wanted === "createauditfields") return held.has(wanted);
    return grants.everything || held.has(wanted) || (wanted === "viewalldata" && held.has("modifyalldata"));
  }

  recordFilter(user: UserContext, object: SObjectSchema, level: RecordAccessLevel, alias: string): SqlCondition | null {
    return this.#recordFilter(user, object, level, alias, (selection) => this.#isLarge(user, selection));
  }

  #recordFilter(
    user: UserContext,
    object: SObjectSchema,
    level: RecordAccessLevel,
    alias: string,
    isLarge: IsLarge
  ): SqlCondition | null {
    const { principals } = this.#cache(user);
    const scope = {
      project: this.#parts.project,
      schema: this.#parts.schema,
      principals,
      isLarge,
      withoutHierarchy: new Set(this.#parts.withoutHierarchy),
      objectAccess: (each: SObjectSchema) => this.objectAccess(user, each),
      mayRead: (each: SObjectSchema, field: string) => this.fieldAccess(user, each, field).read
    };
    return recordFilter(scope, object, level, alias);
  }

  accessibleIds(
    user: UserContext,
    object: SObjectSchema,
    level: RecordAccessLevel,
    ids: readonly string[]
  ): Set<string> {
    const filter = this.#recordFilter(user, object, level, "r", () => true);
    const among = `SELECT r."Id" FROM ${quoted(object.name)} r WHERE r."Id" IN (SELECT value FROM json_each(?))`;
    const sql = filter === null ? among : `${among} AND ${filter.sql}`;
    const rows = this.#parts.store.all(sql, [JSON.stringify(ids), ...(filter?.parameters ?? [])]);
    return new Set(rows.map((row) => String(row["Id"])));
  }

  shareByRules(user: UserContext, object: SObjectSchema, ids: readonly string[]): void {
    if (this.#hasRules(object)) shareByRules(this.#ruleScope(), object, user.userId, ids);
  }

  recalculateSharing(userId: string): void {
    recalculateSharing(this.#ruleScope(), userId);
  }

  invalidate(): void {
    this.#changed = true;
    this.#forget();
  }

  /** Looked at once for each user: what is many now is many a moment later. */
  #isLarge(user: UserContext, { sql, parameters }: SqlCondition): boolean {
    const { large } = this.#cache(user);
    const known = large.get(sql);
    if (known !== undefined) return known;
    const counted = `SELECT count(*) AS n FROM (${sql} LIMIT ${FEW + 1})`;
    const isLarge = Number(this.#parts.store.all(counted, parameters)[0]?.["n"]) > FEW;
    large.set(sql, isLarge);
    return isLarge;
  }

  #hasRules(object: SObjectSchema): boolean {
    return this.#parts.project.find("SharingRules", object.name) !== undefined;
  }

  #ruleScope(): RuleScope {
    return { ...this.#parts, directory: () => this.#readDirectory() };
  }

  #readDirectory(): Directory {
    this.#forgetRolledBack();
    return (this.#directory ??= readDirectory(this.#parts.schema, this.#parts.store));
  }

  #forgetRolledBack(): void {
    const { rollbacks } = this.#parts.store;
    if (this.#changed && rollbacks !== this.#rollbacksSeen) this.#forget();
    this.#rollbacksSeen = rollbacks;
  }

  #forget(): void {
    this.#users.clear();
    this.#caches.clear();
    this.#directory = null;
  }

  #cache(user: UserContext): UserCache {
    this.#forgetRolledBack();
    const key = `${user.userId}${user.permissionSetId ?? ""}`;
    const known = this.#caches.get(key);
    if (known !== undefined) return known;
    const cache = {
      grants: assignedGrants(this.#parts, user),
      objects: new Map<string, ObjectAccess>(),
      fields: new Map<string, FieldAccess>(),
      large: new Map<string, boolean>(),
      principals: principalsOf(this.#readDirectory(), user.userId)
    };
    this.#caches.set(key, cache);
    return cache;
  }
}

function readUser({ schema, store }: SecurityParts, userId: string): UserContext {
  const record = store.read(schema.requireObject("User"), [userId]).get(userId);
  if (record === undefined || record["IsActive"] !== true)
    throw new OrgError("INVALID_CROSS_REFERENCE_KEY", `There is no active user with the id ${userId}.`);
  const profileId = textOf(record, "ProfileId");
  const profile = store.read(schema.requireObject("Profile"), [profileId]).get(profileId);
  return {
    userId,
    username: textOf(record, "Username"),
    name: textOf(record, "Name"),
    email: textOf(record, "Email"),
    profileId,
    profileName: textOf(profile ?? {}, "Name"),
    roleId: textOf(record, "UserRoleId") || null,
    userType: textOf(record, "UserType") || "Standard",
    timeZone: textOf(record, "TimeZoneSidKey") || "GMT",
    locale: textOf(record, "LocaleSidKey") || "en_US",
    language: textOf(record, "LanguageLocaleKey") || "en_US"
  };
}

function textOf(record: RecordValues, field: string): string {
  const value = record[field];
  return typeof value === "string" ? value : "";
}
