import type { ResolvedFunction } from "../resolve/resolved.ts";
import type { Store } from "../../store/types.ts";
import { LeastRecentlyUsed } from "../leastRecentlyUsed.ts";
import { sql, type Fragment } from "./fragment.ts";

/** `toLabel(field)`: the label of a picklist's value, the value itself where it has none. */
export function labelSql(argument: Fragment, call: ResolvedFunction): Fragment {
  const values = call.argument?.field?.picklistValues ?? [];
  const labels = Object.fromEntries(values.map(({ value, label }) => [value, label]));
  return sql`soql_label(${JSON.stringify(labels)}, ${argument})`;
}

const parsedLabels = new LeastRecentlyUsed<string, Record<string, string>>(200);

/** Makes `soql_label(labels as JSON, value)` known to the store. */
export function registerLabelFunction(store: Store): void {
  store.registerFunction("soql_label", (json, value) => {
    if (value === null || value === undefined) return null;
    const text = String(json);
    const labels = parsedLabels.get(text, () => JSON.parse(text) as Record<string, string>);
    const parts = String(value).split(";");
    return parts.map((part) => labels[part] ?? part).join(";");
  });
}
