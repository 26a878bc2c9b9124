import { API, request } from "../../../data/http.ts";
import { currentApp } from "../../../data/pages.ts";
import { WireAdapter } from "../../../data/wireAdapter.ts";

interface NavItemsConfig {
  navItemNames?: readonly string[];
}

/** The tabs of the app: https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-nav-items.html */
export class getNavItems extends WireAdapter<NavItemsConfig, unknown> {
  protected override ready(): boolean {
    return true;
  }
  protected override async load({ navItemNames }: NavItemsConfig): Promise<unknown> {
    const { navItems } = await request<{ navItems: { developerName: string }[] }>(
      "GET",
      `${API}/ui-api/apps/${currentApp()}`
    );
    const wanted = navItems.filter(({ developerName }) => navItemNames?.includes(developerName) ?? true);
    return { navItems: wanted, nextPageToken: null };
  }
}
