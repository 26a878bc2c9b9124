import { unsupportedFunction } from "../../../data/notSupported.ts";

export const openTab = unsupportedFunction("lightning/platformWorkspaceApi openTab");
export const closeTab = unsupportedFunction("lightning/platformWorkspaceApi closeTab");
export const focusTab = unsupportedFunction("lightning/platformWorkspaceApi focusTab");
export const getTabInfo = unsupportedFunction("lightning/platformWorkspaceApi getTabInfo");
export const getAllTabInfo = unsupportedFunction("lightning/platformWorkspaceApi getAllTabInfo");
export const getFocusedTabInfo = unsupportedFunction("lightning/platformWorkspaceApi getFocusedTabInfo");
export const refreshTab = unsupportedFunction("lightning/platformWorkspaceApi refreshTab");
export const setTabLabel = unsupportedFunction("lightning/platformWorkspaceApi setTabLabel");
export const setTabIcon = unsupportedFunction("lightning/platformWorkspaceApi setTabIcon");
export const setTabHighlighted = unsupportedFunction("lightning/platformWorkspaceApi setTabHighlighted");
export const openSubtab = unsupportedFunction("lightning/platformWorkspaceApi openSubtab");
export const disableTabClose = unsupportedFunction("lightning/platformWorkspaceApi disableTabClose");

/** There are no console apps, which is what components ask first. */
export class IsConsoleNavigation {
  constructor(emit: (value: boolean) => void) {
    emit(false);
  }
  connect(): void {}
  update(): void {}
  disconnect(): void {}
}

/** No tab encloses a component where there are no console apps. */
export class EnclosingTabId {
  constructor(emit: (value: string | undefined) => void) {
    emit(undefined);
  }
  connect(): void {}
  update(): void {}
  disconnect(): void {}
}
