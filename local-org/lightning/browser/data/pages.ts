import type { ObjectPageInfo, PageLayout, PageWithDefaults } from "../../../pages/types.ts";
import { context } from "./context.ts";
import { request } from "./http.ts";

export type {
  ComponentItem,
  ComponentProperty,
  ObjectPageInfo,
  PageItem,
  PageWithDefaults,
  PropertyValue,
  RelatedList,
  Table,
  TableCell,
  TableColumn,
  VisibilityRule
} from "../../../pages/types.ts";

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

export function pageNamed(name: string): Promise<PageWithDefaults> {
  return request("GET", `/local/shell/page/${name}`);
}

export function homePage(): Promise<PageWithDefaults | null> {
  return request("GET", `/local/shell/home?${new URLSearchParams({ app: currentApp() })}`);
}

export function objectPageInfo(object: string): Promise<ObjectPageInfo> {
  return request("GET", `/local/shell/object/${object}`);
}

export function layoutOf(object: string, recordTypeId: string | null): Promise<PageLayout> {
  const query = recordTypeId === null ? "" : `?${new URLSearchParams({ recordTypeId })}`;
  return request("GET", `/local/shell/layout/${object}${query}`);
}
