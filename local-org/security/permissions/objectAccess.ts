import { readFileSync } from "node:fs";
import type { Schema, SObjectSchema } from "../../schema/types.ts";
import type { ObjectAccess } from "../types.ts";
import { FULL_ACCESS, type Grants, NO_ACCESS } from "./grants.ts";

interface ObjectRules {
  /** Objects without permissions of their own, and the one whose permissions count. */
  followsParent: Record<string, string>;
  readByEveryone: string[];
  /** Source code and the like, for those who look into the set-up. */
  readInSetup: string[];
  writtenByEveryone: string[];
}

const RULES = JSON.parse(readFileSync(new URL("../data/objectRules.json", import.meta.url), "utf8")) as ObjectRules;
const READ_BY_EVERYONE = new Set(RULES.readByEveryone);
const READ_IN_SETUP = new Set(RULES.readInSetup);
const SETUP_PERMISSIONS = ["viewsetup", "authorapex", "customizeapplication"];
const WRITTEN_BY_EVERYONE = new Set(RULES.writtenByEveryone);

/** What the grants allow with the object as a whole. */
export function objectAccessOf(schema: Schema, grants: Grants, object: SObjectSchema): ObjectAccess {
  if (grants.everything) return FULL_ACCESS;
  return withAllData(grants, grantedAccess(schema, grants, object));
}

function grantedAccess(schema: Schema, grants: Grants, object: SObjectSchema): ObjectAccess {
  if (object.kind === "customMetadata" || object.kind === "customSetting") return settingsAccess(grants, object);
  const parent = parentOf(schema, object);
  if (parent !== undefined) return accessThrough(grantedAccess(schema, grants, parent));
  if (WRITTEN_BY_EVERYONE.has(object.name)) return { ...FULL_ACCESS, viewAll: false, modifyAll: false };
  const granted = withImplied(grants.objects.get(object.name.toLowerCase()) ?? NO_ACCESS);
  const inSetup = READ_IN_SETUP.has(object.name) && SETUP_PERMISSIONS.some((each) => grants.userPermissions.has(each));
  return inSetup || READ_BY_EVERYONE.has(object.name) ? { ...granted, read: true } : granted;
}

function parentOf(schema: Schema, object: SObjectSchema): SObjectSchema | undefined {
  const parent =
    RULES.followsParent[object.name] ??
    object.changesOf ??
    (object.kind === "share" ? object.field("ParentId")?.referenceTo[0] : trackedObject(object));
  return parent === undefined ? undefined : schema.object(parent);
}

/** Of what a history object keeps the history. */
function trackedObject({ kind, fields }: SObjectSchema): string | undefined {
  return kind === "history" ? fields.find((field) => field.deleteConstraint === "Cascade")?.referenceTo[0] : undefined;
}

/** Who may edit a record may write what belongs to it. */
function accessThrough(parent: ObjectAccess): ObjectAccess {
  return { ...parent, create: parent.edit, delete: parent.edit };
}

/** Deleting implies editing, editing and creating imply reading; viewing all and modifying all bring the rest along. */
function withImplied(access: ObjectAccess): ObjectAccess {
  const remove = access.delete || access.modifyAll;
  const edit = access.edit || remove;
  const viewAll = access.viewAll || access.modifyAll;
  return { ...access, delete: remove, edit, viewAll, read: access.read || edit || access.create || viewAll };
}

function withAllData(grants: Grants, access: ObjectAccess): ObjectAccess {
  if (grants.userPermissions.has("modifyalldata")) return FULL_ACCESS;
  return grants.userPermissions.has("viewalldata") ? { ...access, read: true, viewAll: true } : access;
}

/** Custom metadata types and settings are read by who was given them, or who customizes the application. */
function settingsAccess(grants: Grants, object: SObjectSchema): ObjectAccess {
  const customizes = grants.userPermissions.has("customizeapplication");
  const read = customizes || grants.settings.has(object.name.toLowerCase());
  return {
    ...NO_ACCESS,
    read,
    viewAll: read,
    create: customizes,
    edit: customizes,
    delete: customizes,
    modifyAll: customizes
  };
}
