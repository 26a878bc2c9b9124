import { request } from "./http.ts";

export interface FoundRecord {
  id: string;
  name: string;
  detail: string | null;
}

export interface FoundObject {
  object: string;
  label: string;
  labelPlural: string;
  icon: string;
  records: FoundRecord[];
}

/** Records of one object by their name; those changed last where there is no text. */
export async function searchObject(object: string, text: string): Promise<FoundObject> {
  const [found] = await request<FoundObject[]>(
    "GET",
    `/local/shell/search?${new URLSearchParams({ q: text, object })}`
  );
  return found ?? { object, label: object, labelPlural: object, icon: "standard:default", records: [] };
}

/** Records of all objects that the user may see. */
export function searchAll(text: string): Promise<FoundObject[]> {
  return request("GET", `/local/shell/search?${new URLSearchParams({ q: text })}`);
}

/** A record's name and icon. */
export function nameOfRecord(id: string): Promise<{ name: string; object: string; label: string; icon: string }> {
  return request("GET", `/local/shell/record-name/${id}`);
}
