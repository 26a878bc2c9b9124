import { NotSupportedError } from "../../errors.ts";
import type { Project } from "../../metadata/types.ts";
import { historyName } from "../../schema/historyObjects.ts";
import type { FieldSchema, Schema, SObjectSchema, SharingModel } from "../../schema/types.ts";
import { quoted } from "../../store/tables.ts";
import type { ObjectAccess, RecordAccessLevel, SqlCondition } from "../types.ts";
import { ALWAYS, allOf, anyOf, isOneOf, NEVER } from "./conditions.ts";
import { controllingReferences } from "./controllingReferences.ts";
import { type AccessScope, explicitAccess } from "./explicitAccess.ts";
import { fileFilter, isOfFiles, type ThroughParent } from "./fileAccess.ts";
import { accountsOfChildren, childrenOfAccounts } from "./implicitAccess.ts";
import { type Principals, withoutSubordinates } from "./principals.ts";
import { sharingRulesOf } from "./rules/sharingRules.ts";
import { shareColumns } from "./shareColumns.ts";

/** Whose access is asked for. */
export interface SharingScope extends AccessScope {
  project: Project;
  /** Custom objects whose records are not open to the roles above their owners ("Grant Access Using Hierarchies" is off). */
  withoutHierarchy: ReadonlySet<string>;
  objectAccess(object: SObjectSchema): ObjectAccess;
  mayRead(object: SObjectSchema, field: string): boolean;
}

/** The levels that an organization-wide default gives to everyone. */
const OPEN_TO_EVERYONE: Record<SharingModel, RecordAccessLevel[]> = {
  Private: [],
  Read: ["read"],
  ReadWrite: ["read", "edit"],
  ReadWriteTransfer: ["read", "edit"],
  FullAccess: ["read", "edit", "all"],
  ControlledByParent: []
};

const ACTIVITIES = new Set(["Task", "Event"]);

/** The rows of `alias` that the user may access on this level; null where that is all of them. */
export function recordFilter(
  scope: SharingScope,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition | null {
  if (object.kind === "history") return historyFilter(scope, object, alias);
  const { viewAll, modifyAll } = scope.objectAccess(object);
  if (modifyAll || (viewAll && level === "read")) return ALWAYS;
  if (object.kind === "share") return shareFilter(scope, object, level, alias);
  if (ACTIVITIES.has(object.name)) return activityFilter(scope, object, level, alias);
  if (isOfFiles(object)) {
    const throughFile: ThroughParent = (field, needed, from) => throughParent(scope, field, needed, from);
    return fileFilter(scope.schema, scope.principals, object, level, alias, throughFile);
  }
  if (object.sharingModel === "ControlledByParent") return parentFilter(scope, object, level, alias);
  if (!isShared(object) || OPEN_TO_EVERYONE[object.sharingModel].includes(level)) return ALWAYS;
  refuseUnknownRules(scope.project, object);
  return anyOf([
    explicitAccess({ ...scope, principals: principalsFor(scope, object) }, object, level, alias),
    ...accountsOfChildren(scope, object, level, alias),
    ...childrenOfAccounts(scope, object, level, alias)
  ]);
}

/** Only custom objects can do without the hierarchy. */
function principalsFor({ principals, withoutHierarchy }: SharingScope, object: SObjectSchema): Principals {
  return object.custom && withoutHierarchy.has(object.name) ? withoutSubordinates(principals) : principals;
}

/** Records that depend on rules which are not worked out must not look merely hidden. */
function refuseUnknownRules(project: Project, object: SObjectSchema): void {
  const { notSupported } = sharingRulesOf(project, object);
  if (notSupported !== null) throw new NotSupportedError(notSupported.what, notSupported.path);
}

/** Only records with an owner have sharing of their own. */
function isShared(object: SObjectSchema): boolean {
  return (object.kind === "custom" || object.kind === "standard") && object.field("OwnerId") !== undefined;
}

/** Share rows are seen by who sees the record, and written by who has full access to it. */
function shareFilter(
  scope: SharingScope,
  share: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition | null {
  const parentField = share.fields.find((field) => isParentOfShare(scope.schema, share, field));
  return parentField === undefined
    ? ALWAYS
    : throughParent(scope, parentField, level === "read" ? "read" : "all", alias);
}

function isParentOfShare(schema: Schema, share: SObjectSchema, field: FieldSchema): boolean {
  const parent = schema.object(field.referenceTo[0] ?? "");
  return field.deleteConstraint === "Cascade" && parent !== undefined && shareColumns(schema, parent)?.object === share;
}

/** History is seen by who sees the record and the field. */
function historyFilter(scope: SharingScope, history: SObjectSchema, alias: string): SqlCondition | null {
  const reference = history.fields.find((field) => field.deleteConstraint === "Cascade");
  const parent = scope.schema.object(reference?.referenceTo[0] ?? "");
  if (reference === undefined || parent === undefined) return ALWAYS;
  const hidden = parent.fields.filter((field) => !scope.mayRead(parent, field.name)).map(historyName);
  const visible: SqlCondition | null =
    hidden.length === 0
      ? ALWAYS
      : {
          sql: `${alias}."Field" NOT IN (SELECT value FROM json_each(?))`,
          parameters: [JSON.stringify(hidden)]
        };
  return allOf([throughParent(scope, reference, "read", alias), visible]);
}

/** Every master of a detail must be accessible; what has no master hangs on a record that another reference names. */
function parentFilter(
  scope: SharingScope,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition | null {
  const masters = object.fields.filter((field) => field.masterDetail);
  if (masters.length > 0)
    return allOf(masters.map((master) => throughParent(scope, master, masterLevel(master, level), alias)));
  const parents = controllingReferences(object);
  const needed = level === "read" ? "read" : "edit";
  return anyOf([
    ownWithoutParent(scope, object, level, alias, parents),
    ...parents.map((parent) => throughParent(scope, parent, needed, alias) ?? isSet(alias, parent))
  ]);
}

/** Where everyone may access the parents, still only what has a parent is accessible through it. */
function isSet(alias: string, { name }: FieldSchema): SqlCondition {
  return { sql: `${alias}.${quoted(name)} IS NOT NULL`, parameters: [] };
}

/** A contact, say, is its owner's as long as it has no account; a note is its author's wherever it hangs. */
function ownWithoutParent(
  scope: SharingScope,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string,
  parents: readonly FieldSchema[]
): SqlCondition | null {
  const author = object.field("OwnerId") ?? object.field("CreatedById");
  if (author === undefined) return NEVER;
  const own = anyOf([
    isOneOf(alias, author.name, scope.principals.usersAndGroups),
    explicitAccess(scope, object, level, alias)
  ]);
  const orphaned = parents.some(({ name }) => name === "AccountId") && object.field("OwnerId") !== undefined;
  return orphaned ? allOf([own, { sql: `${alias}."AccountId" IS NULL`, parameters: [] }]) : own;
}

function masterLevel(master: FieldSchema, level: RecordAccessLevel): RecordAccessLevel {
  return level === "read" || master.writeRequiresMasterRead ? "read" : "edit";
}

/** Activities are edited by their owners and the roles above, and read by who may read what they are about. */
function activityFilter(
  scope: SharingScope,
  object: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition | null {
  const own = isOneOf(alias, "OwnerId", scope.principals.usersAndGroups);
  if (level !== "read") return own;
  const about = ["WhatId", "WhoId"].flatMap((name) => object.field(name) ?? []);
  return anyOf([own, ...about.map((field) => throughParent(scope, field, "read", alias))]);
}

/** The record that the field refers to is accessible. */
function throughParent(
  scope: SharingScope,
  field: FieldSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition | null {
  const parents = field.referenceTo.flatMap((name) => scope.schema.object(name) ?? []);
  const [only] = parents;
  if (only !== undefined && parents.length === 1) return existsParent(scope, field, only, level, alias) ?? ALWAYS;
  // Where a reference may lead anywhere, it counts only where the user may read objects of that kind at all.
  const known = parents.filter((parent) => scope.objectAccess(parent).read);
  const open = known.filter((parent) => recordFilter(scope, parent, level, "p") === ALWAYS);
  const closed = known.filter((parent) => !open.includes(parent));
  const prefixes = open.map((parent) => `'${parent.keyPrefix}'`).join(", ");
  const column = `${alias}.${quoted(field.name)}`;
  return anyOf([
    open.length === 0 ? NEVER : { sql: `substr(${column}, 1, 3) IN (${prefixes})`, parameters: [] },
    ...closed.map((parent) => existsParent(scope, field, parent, level, alias))
  ]);
}

function existsParent(
  scope: SharingScope,
  field: FieldSchema,
  parent: SObjectSchema,
  level: RecordAccessLevel,
  alias: string
): SqlCondition | null {
  const inner = `${alias}_parent`;
  const filter = recordFilter(scope, parent, level, inner);
  if (filter === null) return ALWAYS;
  const match = `${inner}."Id" = ${alias}.${quoted(field.name)}`;
  return {
    sql: `EXISTS (SELECT 1 FROM ${quoted(parent.name)} ${inner} WHERE ${match} AND ${filter.sql})`,
    parameters: filter.parameters
  };
}
