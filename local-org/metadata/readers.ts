import type { MetadataNode, MetadataValue } from "./types.ts";

/** The element's text, null where it is absent or empty. */
export function text(node: MetadataNode, element: string): string | null {
  const value = first(node[element]);
  return typeof value === "string" && value !== "" ? value : null;
}

/** The element as a boolean; the fallback where it is absent. */
export function flag(node: MetadataNode, element: string, fallback = false): boolean {
  const value = text(node, element);
  return value === null ? fallback : value.trim().toLowerCase() === "true";
}

/** The element as a number; null where it is absent or no number. */
export function number(node: MetadataNode, element: string): number | null {
  const value = text(node, element);
  if (value === null) return null;
  const parsed = Number(value);
  return Number.isNaN(parsed) ? null : parsed;
}

/** The elements of this name that have elements of their own, however often they stand. */
export function nodes(node: MetadataNode, element: string): MetadataNode[] {
  return list(node[element]).filter(
    (value): value is MetadataNode => typeof value === "object" && !Array.isArray(value)
  );
}

/** The first element of this name that has elements of its own. */
export function child(node: MetadataNode, element: string): MetadataNode | null {
  return nodes(node, element)[0] ?? null;
}

/** The texts of all elements of this name. */
export function texts(node: MetadataNode, element: string): string[] {
  return list(node[element]).filter((value): value is string => typeof value === "string" && value !== "");
}

function list(value: MetadataValue | undefined): MetadataValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function first(value: MetadataValue | undefined): MetadataValue | undefined {
  return Array.isArray(value) ? value[0] : value;
}
