import type { MetadataNode } from "../metadata/types.ts";
import type { LocalOrg } from "../org.ts";
import type { UserContext } from "../security/types.ts";
import { childText } from "./metadataText.ts";

/** A tab of the org: of an object (`standard-Account`, `Invoice__c`), or of a page or component. */
export interface Tab {
  name: string;
  label: string;
  custom: boolean;
  objectName: string | null;
  /** The FlexiPage or the Lightning web component that the tab shows. */
  page: string | null;
  component: string | null;
}

/** The tabs that the project's apps name or the project defines, as far as the user may see them. */
export function visibleTabs(org: LocalOrg, user: UserContext): Tab[] {
  const named = org.project.ofType("CustomApplication").flatMap((app) => appTabNames(app.body));
  const defined = org.project.ofType("CustomTab").map((tab) => tab.fullName);
  const names = [...new Set([...named, ...defined])];
  return names.flatMap((name) => tab(org, user, name) ?? []);
}

/** The tab by its name in an app (`standard-Account`, `Invoice__c`); null where there is none or the user may not see it. */
export function tab(org: LocalOrg, user: UserContext, name: string): Tab | null {
  const standard = /^standard-(.+)$/.exec(name)?.[1];
  if (standard !== undefined) return standardTab(org, user, name, standard);
  const component = org.project.find("CustomTab", name);
  if (component === undefined || !org.security.tabVisible(user, name)) return null;
  const object = childText(component.body, "customObject") === "true" ? org.schema.object(name) : undefined;
  if (object !== undefined && !org.security.objectAccess(user, object).read) return null;
  return {
    name,
    label: object?.labelPlural ?? childText(component.body, "label") ?? name,
    custom: true,
    objectName: object?.name ?? null,
    page: childText(component.body, "flexiPage"),
    component: childText(component.body, "lwcComponent"),
  };
}

/** The tab names of a CustomApplication. */
export function appTabNames(body: MetadataNode): string[] {
  const tabs = body["tabs"] ?? [];
  const list = Array.isArray(tabs) ? tabs : [tabs];
  return list.filter((name) => typeof name === "string");
}

function standardTab(org: LocalOrg, user: UserContext, name: string, objectName: string): Tab | null {
  const object = org.schema.object(objectName);
  if (object === undefined) return null;
  if (!org.security.objectAccess(user, object).read || !org.security.tabVisible(user, name)) return null;
  return { name, label: object.labelPlural, custom: false, objectName: object.name, page: null, component: null };
}
