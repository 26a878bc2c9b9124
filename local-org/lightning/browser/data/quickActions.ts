import type { QuickAction } from "../../../pages/types.ts";
import { request } from "./http.ts";
import type { PropertyValue } from "./pages.ts";

export type { ComponentAction, FormAction, QuickAction } from "../../../pages/types.ts";

/** The quick actions of the highlights: those that the Lightning page names, where it does, else those of the object's layout. */
export function quickActionsOf(
  object: string,
  recordTypeId: string | null,
  properties: Record<string, PropertyValue>
): Promise<QuickAction[]> {
  const query = new URLSearchParams();
  if (properties.enableActionsConfiguration === "true")
    query.set("names", [properties.actionNames ?? []].flat().join());
  if (recordTypeId !== null) query.set("recordTypeId", recordTypeId);
  return request("GET", `/local/shell/quick-actions/${object}?${query}`);
}
