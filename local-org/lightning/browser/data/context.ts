/** What the server tells of the user and the org before anything else loads. */
export interface ShellContext {
  user: ShellUser;
  i18n: { lang: string; locale: string; timeZone: string; currency: string; dir: string };
  formFactor: "Large" | "Small";
  customPermissions: string[];
  userPermissions: string[];
  apps: AppInfo[];
  /** Tabs that no app may hold but the user may see. */
  tabs: TabInfo[];
  /** Module specifiers (`c/bookList`) to the addresses of the project's components. */
  components: Record<string, string>;
  /** The mistake that keeps the project's components from compiling. */
  buildProblem: string | null;
}

export interface ShellUser {
  Id: string;
  isGuest: boolean;
  name: string;
  username: string;
}

export interface AppInfo {
  name: string;
  label: string;
  description: string;
  color: string;
  tabs: string[];
}

export interface TabInfo {
  name: string;
  label: string;
  kind: "home" | "object" | "page" | "component" | "other";
  /** An object's API name, a PageWithDefaults's or a component's name. */
  target: string;
  icon: string;
}

declare global {
  // eslint-disable-next-line vars-on-top -- only a var declares a property of the global object
  var localOrgContext: ShellContext;
}

export const context: ShellContext = globalThis.localOrgContext;
