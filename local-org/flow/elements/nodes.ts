import { child, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { Next, Resource, ResourceType } from "../definition/types.ts";
import type { FlowValue } from "../values/flowValue.ts";

export function nameOf(node: MetadataNode): string {
  return text(node, "name") ?? "";
}

/** The element to which a connector leads; null where it leads nowhere. */
export function targetOf(node: MetadataNode, connector: string): Next {
  return text(child(node, connector) ?? {}, "targetReference");
}

/** What an element yields under a name; it has this value until the element has run. */
export function yielded(name: string, type: ResourceType | null, first: FlowValue = null): Resource {
  return { name, type, isInput: false, isOutput: false, isKept: true, evaluate: () => first };
}
