import { unsupportedAdapter } from "../../../data/notSupported.ts";

export const getListInfoByName = unsupportedAdapter("lightning/uiListsApi getListInfoByName");
export const getListInfosByObjectName = unsupportedAdapter("lightning/uiListsApi getListInfosByObjectName");
export const getListRecordsByName = unsupportedAdapter("lightning/uiListsApi getListRecordsByName");
export const getListPreferences = unsupportedAdapter("lightning/uiListsApi getListPreferences");
