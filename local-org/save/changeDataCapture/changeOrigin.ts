import type { Transaction } from "../../transaction/types.ts";

const ORIGIN = Symbol("the API that a change comes from");

/**
 * Tells which API and which client the changes of a transaction come from: `com/salesforce/api/rest/62.0;client=Astro`.
 * https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm
 */
export function setChangeOrigin({ state }: Transaction, origin: string): void {
  state.set(ORIGIN, origin);
}

/** Where the changes of a transaction come from; empty for those of no client. */
export function changeOrigin({ state }: Transaction): string {
  return (state.get(ORIGIN) as string | undefined) ?? "";
}
