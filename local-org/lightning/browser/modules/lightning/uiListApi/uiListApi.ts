import { unsupportedAdapter } from "../../../data/notSupported.ts";

export const getListUi = unsupportedAdapter("lightning/uiListApi getListUi");
