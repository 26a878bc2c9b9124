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
    settings: new Set()
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
    for (const key of ["classes", "tabs", "applications", "customPermissions", "userPermissions", "settings"] as const)
      for (const name of grants[key]) merged[key].add(name);
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
    read: known?.read === true || access.read || access.edit,
    edit: known?.edit === true || access.edit
  });
}
