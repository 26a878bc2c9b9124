import type { Store } from "../../store/types.ts";
import { registerDateFunctions } from "./dateParts.ts";
import { registerDistanceFunction } from "./distances.ts";
import { registerFormatFunction } from "./format.ts";
import { registerLabelFunction } from "./labels.ts";
import { registerSearchFunction } from "./searchMatch.ts";
import { registerTimeFunction } from "./queryTime.ts";
import { registerTextOrder } from "./textOrder.ts";
import { registerTextFunctions } from "./text.ts";

const registered = new WeakSet<Store>();

/** Makes the SQL functions that compiled queries call known to the store, once. */
export function registerFunctions(store: Store): void {
  if (registered.has(store)) return;
  registered.add(store);
  registerTextFunctions(store);
  registerTextOrder(store);
  registerDateFunctions(store);
  registerLabelFunction(store);
  registerFormatFunction(store);
  registerDistanceFunction(store);
  registerSearchFunction(store);
  registerTimeFunction(store);
}
