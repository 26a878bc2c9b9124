import { unsupportedAdapter } from "../../../data/notSupported.ts";

export const getNavItems = unsupportedAdapter("lightning/uiAppsApi getNavItems");
