import { flag, nodes, text } from "../../metadata/readers.ts";
import type { MetadataComponent, MetadataNode } from "../../metadata/types.ts";
import { allowField, allowObject, type Grants, noGrants } from "./grants.ts";

const readBefore = new WeakMap<MetadataComponent, Grants>();

/** What a `PermissionSet` or `Profile` file grants. */
export function metadataGrants(component: MetadataComponent): Grants {
  const known = readBefore.get(component);
  if (known !== undefined) return known;
  const grants = readGrants(component);
  readBefore.set(component, grants);
  return grants;
}

function readGrants(component: MetadataComponent): Grants {
  const { body } = component;
  const grants = noGrants();
  for (const node of nodes(body, "objectPermissions")) {
    allowObject(grants, text(node, "object") ?? "", {
      read: flag(node, "allowRead"),
      create: flag(node, "allowCreate"),
      edit: flag(node, "allowEdit"),
      delete: flag(node, "allowDelete"),
      viewAll: flag(node, "viewAllRecords"),
      modifyAll: flag(node, "modifyAllRecords")
    });
  }
  for (const node of nodes(body, "fieldPermissions"))
    allowField(grants, text(node, "field") ?? "", { read: flag(node, "readable"), edit: flag(node, "editable") });
  grants.classes = enabled(body, "classAccesses", "apexClass", "enabled");
  grants.customPermissions = enabled(body, "customPermissions", "name", "enabled");
  grants.userPermissions = enabled(body, "userPermissions", "name", "enabled");
  grants.applications = enabled(body, "applicationVisibilities", "application", "visible");
  grants.settings = new Set([
    ...enabled(body, "customMetadataTypeAccesses", "name", "enabled"),
    ...enabled(body, "customSettingAccesses", "name", "enabled")
  ]);
  grants.tabs = visibleTabs(body);
  grants.recordTypes = enabled(body, "recordTypeVisibilities", "recordType", "visible");
  if (component.type === "Profile") grants.objectsWithRecordTypes = objectsWithRecordTypes(body);
  return grants;
}

function enabled(body: MetadataNode, element: string, name: string, mark: string): Set<string> {
  const granted = nodes(body, element).filter((node) => flag(node, mark));
  return new Set(granted.map((node) => (text(node, name) ?? "").toLowerCase()));
}

function objectsWithRecordTypes(body: MetadataNode): Set<string> {
  const names = nodes(body, "recordTypeVisibilities").map((node) => text(node, "recordType") ?? "");
  return new Set(names.map((name) => (name.split(".")[0] ?? "").toLowerCase()));
}

const SHOWN: ReadonlySet<string | null> = new Set(["Visible", "Available", "DefaultOn", "DefaultOff"]);

function visibleTabs(body: MetadataNode): Set<string> {
  const settings = [...nodes(body, "tabSettings"), ...nodes(body, "tabVisibilities")];
  const shown = settings.filter((node) => SHOWN.has(text(node, "visibility")));
  return new Set(shown.map((node) => (text(node, "tab") ?? "").toLowerCase()));
}
