/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html */
export interface PageReference {
  type: string;
  attributes: Record<string, string>;
  state: Record<string, string>;
}

type Listener = (reference: PageReference) => void;

const listeners = new Set<Listener>();

/** Dialogs that open over the page instead of leading to another one. */
type DialogOpener = (reference: PageReference) => void;
let openDialog: DialogOpener = () => {};

interface Route {
  pattern: RegExp;
  reference(parts: string[]): { type: string; attributes: Record<string, string> };
}

const ROUTES: Route[] = [
  {
    pattern: /^\/lightning\/page\/(\w+)\/?$/,
    reference: ([pageName = ""]) => named("standard__namedPage", { pageName })
  },
  {
    pattern: /^\/lightning\/o\/(\w+)\/(\w+)\/?$/,
    reference: ([objectApiName = "", actionName = ""]) => named("standard__objectPage", { objectApiName, actionName })
  },
  {
    pattern: /^\/lightning\/r\/(\w+)\/(\w{15,18})\/related\/(\w+)\/view\/?$/,
    reference: ([objectApiName = "", recordId = "", relationshipApiName = ""]) =>
      named("standard__recordRelationshipPage", { objectApiName, recordId, relationshipApiName, actionName: "view" })
  },
  {
    pattern: /^\/lightning\/r\/(?:(\w+)\/)?(\w{15,18})\/(\w+)\/?$/,
    reference: ([objectApiName = "", recordId = "", actionName = ""]) =>
      named("standard__recordPage", { objectApiName, recordId, actionName })
  },
  { pattern: /^\/lightning\/n\/(\w+)\/?$/, reference: ([apiName = ""]) => named("standard__navItemPage", { apiName }) },
  {
    pattern: /^\/lightning\/cmp\/(\w+)\/?$/,
    reference: ([componentName = ""]) => named("standard__component", { componentName })
  },
  { pattern: /^\/lightning\/search\/?$/, reference: () => named("standard__search", {}) }
];

const HOME: PageReference = { type: "standard__namedPage", attributes: { pageName: "home" }, state: {} };

function named(type: string, attributes: Record<string, string>): Omit<PageReference, "state"> {
  return { type, attributes };
}

/** The page reference of an address of this org. */
export function parseUrl(url: string): PageReference {
  const { pathname, searchParams } = new URL(url, location.origin);
  const state = Object.fromEntries(searchParams);
  const path = pathname.replace(/^\/lightning\/app\/\w+(?=\/)/, "/lightning");
  for (const { pattern, reference } of ROUTES) {
    const match = pattern.exec(path);
    if (match !== null) return { ...reference(match.slice(1)), state };
  }
  const id = /^\/(\w{15}(?:\w{3})?)$/.exec(path)?.[1];
  return id === undefined ? { ...HOME, state } : recordPage(id);
}

export function recordPage(recordId: string, objectApiName = "", actionName = "view"): PageReference {
  return { type: "standard__recordPage", attributes: { recordId, objectApiName, actionName }, state: {} };
}

const PATHS: Record<string, (attributes: Record<string, string>) => string> = {
  standard__namedPage: ({ pageName }) => `/lightning/page/${pageName ?? "home"}`,
  standard__objectPage: ({ objectApiName, actionName }) =>
    `/lightning/o/${objectApiName}/${actionName === "home" ? "list" : (actionName ?? "list")}`,
  standard__recordPage: ({ objectApiName, recordId, actionName }) =>
    `/lightning/r/${objectApiName ? `${objectApiName}/` : ""}${recordId}/${actionName ?? "view"}`,
  standard__recordRelationshipPage: ({ objectApiName, recordId, relationshipApiName }) =>
    `/lightning/r/${objectApiName}/${recordId}/related/${relationshipApiName}/view`,
  standard__navItemPage: ({ apiName }) => `/lightning/n/${apiName}`,
  standard__component: ({ componentName }) => `/lightning/cmp/${componentName}`,
  standard__app: ({ appTarget }) => `/lightning/app/${(appTarget ?? "").replace(/^.*__/, "")}`,
  standard__search: () => "/lightning/search"
};

/** The address of a page. Throws for kinds of pages that the local org lacks. */
export function urlOf(reference: PageReference): string {
  if (reference.type === "standard__webPage") return reference.attributes.url ?? "";
  const path = PATHS[reference.type];
  if (path === undefined) throw new Error(`not supported by the local org: page reference type ${reference.type}`);
  const state = Object.entries(reference.state ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const query = new URLSearchParams(state).toString();
  return path(reference.attributes ?? {}) + (query === "" ? "" : `?${query}`);
}

export function currentReference(): PageReference {
  return parseUrl(location.href);
}

/** Whether the page opens as a dialog over the one that is shown. */
function isDialog({ type, attributes }: PageReference): boolean {
  const action = attributes?.actionName;
  return (
    (type === "standard__recordPage" && (action === "edit" || action === "clone")) ||
    (type === "standard__objectPage" && action === "new")
  );
}

/** Goes to a page, or opens its dialog. */
export function navigate(reference: PageReference, replace = false): void {
  if (isDialog(reference)) {
    openDialog(reference);
    return;
  }
  const url = urlOf(reference);
  if (reference.type === "standard__webPage" && !isInside(url)) {
    window.open(url, "_blank", "noopener");
    return;
  }
  navigateTo(url, replace);
}

/** Goes to an address of this org. */
export function navigateTo(url: string, replace = false): void {
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  announceLocation();
}

export function isInside(url: string): boolean {
  const target = new URL(url, location.origin);
  return target.origin === location.origin && (target.pathname === "/" || target.pathname.startsWith("/lightning/"));
}

function announceLocation(): void {
  const reference = currentReference();
  for (const listener of [...listeners]) listener(reference);
}

/** Follows the address bar. Returns what ends it. */
export function onNavigation(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The shell shows the dialogs of records here. */
export function registerDialogs(opener: DialogOpener): void {
  openDialog = opener;
  window.addEventListener("popstate", announceLocation);
}
