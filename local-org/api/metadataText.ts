import type { MetadataNode } from "../metadata/types.ts";

/** The text of a metadata element, null where it is absent or holds more than text. */
export function childText(node: MetadataNode, element: string): string | null {
  const value = node[element];
  if (typeof value === "string") return value;
  const only = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
  return typeof only === "string" ? only : null;
}

/** The elements of this name that hold elements of their own. */
export function childNodes(node: MetadataNode, element: string): MetadataNode[] {
  return asList(node[element]).filter((value): value is MetadataNode => typeof value === "object" && value !== null && !Array.isArray(value));
}

/** The texts of the elements of this name. */
export function childTexts(node: MetadataNode, element: string): string[] {
  return asList(node[element]).filter((value) => typeof value === "string");
}

function asList(value: MetadataNode[string]): Exclude<MetadataNode[string], undefined>[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
