import { request } from "./http.ts";

/** Qualified names of the fields on the record's layouts (`Full`, `Compact`) for this user. */
export async function layoutFields(recordId: string, layoutTypes: readonly string[]): Promise<string[]> {
  const query = new URLSearchParams({ layoutTypes: layoutTypes.join() });
  const { fields } = await request<{ fields: string[] }>("GET", `/local/shell/layout-fields/${recordId}?${query}`);
  return fields;
}
