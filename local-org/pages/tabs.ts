import { flag, text } from "../metadata/readers.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import type { Schema } from "../schema/types.ts";
import { objectIcon, standardIcons, iconOfMotif } from "./icons.ts";

/** A tab of an app's navigation bar. */
export interface Tab {
  name: string;
  label: string;
  kind: "home" | "object" | "page" | "component" | "other";
  /** An object's API name, a FlexiPage's or a component's name. */
  target: string;
  /** `standard:account`, `custom:custom55`. */
  icon: string;
}

const HOME: Tab = { name: "standard-home", label: "Home", kind: "home", target: "home", icon: "standard:home" };

/** The tab of this name (`standard-Account`, `Book__c`, `Bookshop_Home`); null where the org has none. */
export function tabNamed(project: Project, schema: Schema, name: string): Tab | null {
  if (name.toLowerCase() === "standard-home") return HOME;
  const standard = /^standard-(\w+)$/.exec(name)?.[1];
  if (standard !== undefined) return objectTab(project, schema, name, standard);
  const component = project.find("CustomTab", name);
  return component === undefined ? objectTab(project, schema, name, name) : customTab(project, schema, component);
}

function objectTab(project: Project, schema: Schema, name: string, objectName: string): Tab | null {
  const object = schema.object(objectName);
  if (object === undefined) return null;
  const icon = objectIcon(project, object.name);
  return { name, label: object.labelPlural, kind: "object", target: object.name, icon };
}

function customTab(project: Project, schema: Schema, { fullName, body }: MetadataComponent): Tab | null {
  if (flag(body, "customObject")) return objectTab(project, schema, fullName, fullName);
  const icon = iconOfMotif(text(body, "motif")) ?? "standard:default";
  const label = text(body, "label") ?? fullName;
  const page = text(body, "flexiPage");
  if (page !== null) return { name: fullName, label, kind: "page", target: page, icon };
  const component = text(body, "lwcComponent");
  if (component !== null) return { name: fullName, label, kind: "component", target: component, icon };
  return { name: fullName, label, kind: "other", target: text(body, "url") ?? "", icon };
}

/** Every tab that the project has, and those of the standard objects. */
export function allTabs(project: Project, schema: Schema): Tab[] {
  const names = [
    ...standardIcons().map((name) => `standard-${name}`),
    ...project.ofType("CustomTab").map((tab) => tab.fullName)
  ];
  return names.flatMap((name) => tabNamed(project, schema, name) ?? []);
}
