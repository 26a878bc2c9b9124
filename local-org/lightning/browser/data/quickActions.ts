import { request } from "./http.ts";
import type { PropertyValue } from "./pages.ts";

export interface QuickAction {
  name: string;
  label: string;
  component: string;
  kind: "Action" | "ScreenAction";
}

/** The quick actions of the highlights: those that the Lightning page names, where it does, else those of the object's layout. */
export function quickActionsOf(object: string, properties: Record<string, PropertyValue>): Promise<QuickAction[]> {
  const configured = properties.enableActionsConfiguration === "true";
  const names = properties.actionNames ?? [];
  const query = configured ? `?${new URLSearchParams({ names: [names].flat().join() })}` : "";
  return request("GET", `/local/shell/quick-actions/${object}${query}`);
}
