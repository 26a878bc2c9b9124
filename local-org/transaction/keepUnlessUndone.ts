import type { Store } from "../store/types.ts";

/** Puts the item on the list, and takes it off again when what the store's open transaction does now is rolled back. */
export function keepUnlessUndone<T>(store: Store, list: T[], item: T): void {
  list.push(item);
  store.whenUndone(() => {
    const index = list.lastIndexOf(item);
    if (index >= 0) list.splice(index, 1);
  });
}
