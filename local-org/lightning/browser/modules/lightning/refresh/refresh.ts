import { refreshAllRecords } from "../../../data/records.ts";

type RefreshHandler = () => Promise<unknown> | unknown;

export const RefreshEventName = "lightning__refresh";

/** https://developer.salesforce.com/docs/platform/lwc/guide/data-refreshview.html */
export class RefreshEvent extends Event {
  constructor() {
    super(RefreshEventName, { bubbles: true, composed: true, cancelable: true });
  }
}

export const REFRESH_COMPLETE = "REFRESH_COMPLETE";
export const REFRESH_COMPLETE_WITH_ERRORS = "REFRESH_COMPLETE_WITH_ERRORS";
export const REFRESH_ERROR = "REFRESH_ERROR";

const handlers = new Map<number, RefreshHandler>();
let lastId = 0;

export function registerRefreshHandler(_component: object, handler: RefreshHandler): number {
  handlers.set(++lastId, handler);
  return lastId;
}

export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}

const containers = new Map<number, HTMLElement>();

export function registerRefreshContainer(component: EventTarget & object, handler: RefreshHandler): number {
  component.addEventListener(RefreshEventName, () => void handler());
  containers.set(++lastId, component as HTMLElement);
  return lastId;
}

export function unregisterRefreshContainer(id: number): void {
  containers.delete(id);
}

/** What the shell does on a `RefreshEvent`: every record on the page is read again, and every handler is asked. */
export async function refreshView(): Promise<void> {
  await Promise.all([refreshAllRecords(), ...[...handlers.values()].map((handler) => handler())]);
}
