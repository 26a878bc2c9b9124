import type { Store } from "../store/types.ts";

type Listener = () => void;

const listeners = new WeakMap<Store, Set<Listener>>();

/** Calls back after something was sent in the org of this store. Returns what ends it. */
export function onDelivery(store: Store, listener: Listener): () => void {
  const known = listeners.get(store) ?? new Set();
  listeners.set(store, known.add(listener));
  return () => known.delete(listener);
}

/** Tells those who listen that something was sent, and the sending has committed. */
export function announceDelivery(store: Store): void {
  for (const listener of listeners.get(store) ?? []) listener();
}
