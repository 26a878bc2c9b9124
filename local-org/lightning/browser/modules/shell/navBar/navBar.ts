import { api, LightningElement } from "lwc";
import { context, type AppInfo, type TabInfo } from "../../../data/context.ts";
import { navigateTo, type PageReference } from "../../../data/router.ts";
import { tabUrl } from "../../../data/tabs.ts";
import type { DialogClass } from "../../../data/recordDialogs.ts";
import AppLauncher from "../appLauncher/appLauncher.ts";

/** The app's name and its tabs. */
export default class NavBar extends LightningElement {
  @api appName = "";
  @api reference: PageReference | null = null;

  get app(): AppInfo | undefined {
    return context.apps.find(({ name }) => name === this.appName);
  }
  get appLabel(): string {
    return this.app?.label ?? "";
  }

  get items(): { name: string; label: string; url: string; className: string; current: string | null }[] {
    const names = this.app?.tabs ?? [];
    const tabs = names.flatMap((name) => context.tabs.find((tab) => tab.name === name) ?? []);
    return tabs.map((tab) => {
      const active = this.#isActive(tab);
      return {
        name: tab.name,
        label: tab.label,
        url: tabUrl(tab),
        className: `slds-context-bar__item${active ? " slds-is-active" : ""}`,
        current: active ? "page" : null
      };
    });
  }

  #isActive({ kind, name, target }: TabInfo): boolean {
    const { type = "", attributes = {} } = this.reference ?? {};
    if (kind === "home") return type === "standard__namedPage" && attributes.pageName === "home";
    if (kind === "object") return attributes.objectApiName === target;
    return type === "standard__navItemPage" && attributes.apiName === name;
  }

  renderedCallback(): void {
    (this.template?.querySelector(".slds-context-bar") as HTMLElement).style.setProperty(
      "--app-color",
      this.app?.color ?? "#0176d3"
    );
  }

  handleNavigate(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    navigateTo((event.currentTarget as HTMLAnchorElement).pathname);
  }

  handleLauncher(): void {
    void (AppLauncher as unknown as DialogClass).open({ label: "App Launcher", size: "medium" });
  }
}
