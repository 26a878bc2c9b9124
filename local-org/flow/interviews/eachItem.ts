import type { MetadataNode } from "../../metadata/types.ts";

/** How the flow's metadata writes the item of a collection that a Transform looks at: `Get_Leads[$EachItem].Name`. */
const WRITTEN = "[$EachItem]";

/** The same as a part of a name, which formulas can read. */
const SUFFIX = "__each_item";

/** References with the current item's as a name of its own: `Get_Leads__each_item.Name`. */
export function namingEachItem(text: string): string {
  return text.replaceAll(WRITTEN, SUFFIX);
}

/** The collection whose current item the name stands for; null for any other name. */
export function collectionOf(name: string): string | null {
  return name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : null;
}

/** The collections of which parts of the metadata name the current item. */
export function eachItemsIn(parts: readonly MetadataNode[]): string[] {
  const found = JSON.stringify(parts).matchAll(/([\w.]+)\[\$EachItem\]/g);
  return [...new Set([...found].map(([, collection = ""]) => collection))];
}
