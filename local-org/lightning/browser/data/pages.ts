import type { ObjectPageInfo, PageLayout } from "../../../pages/types.ts";
import { context } from "./context.ts";
import { request } from "./http.ts";

export type { ObjectPageInfo, RelatedList, Table, TableCell, TableColumn } from "../../../pages/types.ts";

export type PropertyValue = string | string[];

export interface VisibilityRule {
  filter: string | null;
  criteria: { left: string; operator: string; right: string }[];
}

export interface PageItem {
  kind: "component" | "field";
  id: string;
  component?: string;
  properties?: Record<string, PropertyValue>;
  field?: string;
  behavior?: string;
  visibility: VisibilityRule | null;
}

export interface ComponentProperty {
  name: string;
  type: string;
  default: string | null;
}

/** A Lightning page as the server reads it from the project. */
export interface FlexiPage {
  name: string;
  label: string;
  template: string;
  regions: Record<string, PageItem[]>;
  regionNames: string[];
  componentDefaults: Record<string, ComponentProperty[]>;
}

export const APP_KEY = "localOrg.app";

export function currentApp(): string {
  const stored = localStorage.getItem(APP_KEY);
  const known = context.apps.find(({ name }) => name === stored) ?? context.apps[0];
  return known?.name ?? "";
}

export function chooseApp(name: string): void {
  localStorage.setItem(APP_KEY, name);
}

export function formFactor(): "Large" | "Small" {
  return context.formFactor;
}

export function pageNamed(name: string): Promise<FlexiPage> {
  return request("GET", `/local/shell/page/${name}`);
}

export function homePage(): Promise<FlexiPage | null> {
  return request("GET", `/local/shell/home?${new URLSearchParams({ app: currentApp() })}`);
}

export function objectPageInfo(object: string): Promise<ObjectPageInfo> {
  return request("GET", `/local/shell/object/${object}`);
}

export function layoutOf(object: string, recordTypeId: string | null): Promise<PageLayout> {
  const query = recordTypeId === null ? "" : `?${new URLSearchParams({ recordTypeId })}`;
  return request("GET", `/local/shell/layout/${object}${query}`);
}
