import { child, text, texts } from "../metadata/readers.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import type { Schema } from "../schema/types.ts";
import type { Security, UserContext } from "../security/types.ts";
import { allTabs, tabNamed, type Tab } from "./tabs.ts";

export interface App {
  name: string;
  label: string;
  description: string;
  /** Colour of the app's icon. */
  color: string;
  /** Names of its tabs that the user may see. */
  tabs: string[];
}

const SALES: App = {
  name: "standard__LightningSales",
  label: "Sales",
  description: "Manage your sales process with accounts, leads, opportunities, and more",
  color: "#0070D2",
  tabs: [
    "standard-home",
    "standard-Opportunity",
    "standard-Account",
    "standard-Contact",
    "standard-Task",
    "standard-Product2"
  ]
};

interface Reader {
  project: Project;
  schema: Schema;
  security: Security;
}

/** The Lightning apps that the user may open, the project's first; the platform's Sales app is always there. */
export function visibleApps(org: Reader, user: UserContext): App[] {
  const own = org.project
    .ofType("CustomApplication")
    .filter(({ body }) => text(body, "uiType") !== "Aloha")
    .filter(({ fullName }) => org.security.applicationVisible(user, fullName))
    .map(readApp);
  return [...own, SALES].map((app) => ({ ...app, tabs: app.tabs.filter((name) => isVisible(org, user, name)) }));
}

function readApp({ fullName, body }: MetadataComponent): App {
  const brand = child(body, "brand");
  return {
    name: fullName,
    label: text(body, "label") ?? fullName,
    description: text(body, "description") ?? "",
    color: (brand === null ? null : text(brand, "headerColor")) ?? "#0070D2",
    tabs: texts(body, "tabs")
  };
}

/** The tabs that the user may see, in any app. */
export function visibleTabs(org: Reader, user: UserContext): Tab[] {
  const standard = allTabs(org.project, org.schema);
  const home = tabNamed(org.project, org.schema, "standard-home");
  return [...(home === null ? [] : [home]), ...standard].filter((tab) => isVisible(org, user, tab.name));
}

function isVisible(org: Reader, user: UserContext, name: string): boolean {
  const tab = tabNamed(org.project, org.schema, name);
  if (tab === null) return false;
  if (tab.kind === "home") return true;
  const object = tab.kind === "object" ? org.schema.object(tab.target) : undefined;
  const readable = object === undefined || org.security.objectAccess(user, object).read;
  return readable && org.security.tabVisible(user, name);
}
