import { request } from "./http.ts";
import { inBatches, partsOf } from "./inBatches.ts";

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

interface NamedRecord {
  name: string;
  object: string;
  label: string;
  icon: string;
}

const MOST_NAMES = 100;

/** A record's name and icon. Rejects for one out of the user's reach. */
export const nameOfRecord = inBatches<NamedRecord>(MOST_NAMES, (ids) =>
  partsOf(ids.length, request("GET", `/local/shell/record-names?${new URLSearchParams({ ids: ids.join() })}`))
);
