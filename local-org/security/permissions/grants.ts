import type { FieldAccess, ObjectAccess } from "../types.ts";

/** What profiles and permission sets allow. Names are kept in lower case. */
export interface Grants {
  /** The platform's administrator: every object, field, class, tab and system permission. */
  everything: boolean;
  /** Every field of the platform's own objects, as its profiles allow them. */
  standardFields: boolean;
  objects: Map<string, ObjectAccess>;
  /** By `object.field`. */
  fields: Map<string, FieldAccess>;
  classes: Set<string>;
  tabs: Set<string>;
  applications: Set<string>;
  customPermissions: Set<string>;
  userPermissions: Set<string>;
  /** Custom metadata types and custom settings that may be read. */
  settings: Set<string>;
  /** Record types that new records may have, by `object.recordtype`. */
  recordTypes: Set<string>;
  /** Objects of which a profile says what record types are visible. */
  objectsWithRecordTypes: Set<string>;
}

export const NO_ACCESS: ObjectAccess = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false
};

export const FULL_ACCESS: ObjectAccess = {
  read: true,
  create: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true
};

/** Grants that allow nothing yet. */
export function noGrants(): Grants {
  return {
    everything: false,
    standardFields: false,
    objects: new Map(),
    fields: new Map(),
    classes: new Set(),
    tabs: new Set(),
    applications: new Set(),
    customPermissions: new Set(),
    userPermissions: new Set(),
    settings: new Set(),
    recordTypes: new Set(),
    objectsWithRecordTypes: new Set()
  };
}

const NAMES = [
  "classes",
  "tabs",
  "applications",
  "customPermissions",
  "userPermissions",
  "settings",
  "recordTypes",
  "objectsWithRecordTypes"
] as const;

/** What the grants allow without what is muted: muting a right mutes those that imply it. */
export function muteGrants(grants: Grants, muted: Grants): Grants {
  const left = mergeGrants([grants]);
  for (const [object, access] of muted.objects) left.objects.set(object, mutedAccess(left.objects.get(object), access));
  for (const [field, access] of muted.fields) {
    const known = left.fields.get(field);
    if (known !== undefined)
      left.fields.set(field, {
        read: known.read && !access.read,
        edit: known.edit && !access.edit && !access.read
      });
  }
  for (const key of NAMES) for (const name of muted[key]) left[key].delete(name);
  return left;
}

function mutedAccess(known: ObjectAccess = NO_ACCESS, muted: ObjectAccess): ObjectAccess {
  if (muted.read) return NO_ACCESS;
  return {
    read: known.read,
    create: known.create && !muted.create,
    edit: known.edit && !muted.edit,
    delete: known.delete && !muted.delete && !muted.edit,
    viewAll: known.viewAll && !muted.viewAll,
    modifyAll: known.modifyAll && !(muted.modifyAll || muted.delete || muted.edit || muted.viewAll)
  };
}

/** Permissions only add up: what one of the grants allows, all together allow. */
export function mergeGrants(all: readonly Grants[]): Grants {
  const merged = noGrants();
  for (const grants of all) {
    merged.everything ||= grants.everything;
    merged.standardFields ||= grants.standardFields;
    for (const [object, access] of grants.objects) allowObject(merged, object, access);
    for (const [field, access] of grants.fields) allowField(merged, field, access);
    for (const key of NAMES) for (const name of grants[key]) merged[key].add(name);
  }
  return merged;
}

/** Adds access to an object. */
export function allowObject(grants: Grants, object: string, access: ObjectAccess): void {
  const known = grants.objects.get(object.toLowerCase()) ?? NO_ACCESS;
  grants.objects.set(object.toLowerCase(), {
    read: known.read || access.read,
    create: known.create || access.create,
    edit: known.edit || access.edit,
    delete: known.delete || access.delete,
    viewAll: known.viewAll || access.viewAll,
    modifyAll: known.modifyAll || access.modifyAll
  });
}

/** Adds access to a field, named `Object.Field`. */
export function allowField(grants: Grants, field: string, access: FieldAccess): void {
  const known = grants.fields.get(field.toLowerCase());
  grants.fields.set(field.toLowerCase(), {
    read: known?.read === true || access.read,
    edit: known?.edit === true || access.edit
  });
}
