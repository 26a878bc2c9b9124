import { child, number, text } from "../../metadata/readers.ts";
import type { MetadataComponent, MetadataNode } from "../../metadata/types.ts";
import { elementResources, readElements } from "../elements/readElements.ts";
import { yielded } from "../elements/nodes.ts";
import { declaredResources } from "../resources/readResources.ts";
import { nodes } from "../../metadata/readers.ts";
import type { FlowDefinition, Next, Resource, RunMode } from "./types.ts";

/** Reads a flow. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm */
export function readFlow({ fullName: name, path, body }: MetadataComponent): FlowDefinition {
  const object = text(child(body, "start") ?? {}, "object");
  const elements = readElements(body, { name, object });
  const declared = [...declaredResources(body), ...elementResources(body)];
  const resources = byName([...loopItems(body, byName(declared)), ...declared]);
  return {
    name,
    label: text(body, "label") ?? name,
    path,
    apiVersion: number(body, "apiVersion") ?? 0,
    runInMode: (text(body, "runInMode") ?? "DefaultMode") as RunMode,
    start: startOf(body),
    object,
    elements: byName(elements),
    resources
  };
}

/** Flows of older versions name their first element without a start of their own. */
function startOf(body: MetadataNode): Next {
  const connector = child(child(body, "start") ?? {}, "connector");
  return text(connector ?? {}, "targetReference") ?? text(body, "startElementReference");
}

/** A loop's name stands for the current item, which is what the collection has. Resources that the flow declares stand before it. */
function loopItems(body: MetadataNode, resources: ReadonlyMap<string, Resource>): Resource[] {
  return nodes(body, "loops").map((node) => {
    const collection = resources.get((text(node, "collectionReference") ?? "").toLowerCase());
    const type = collection?.type ?? null;
    return yielded(text(node, "name") ?? "", type === null ? null : { ...type, isCollection: false });
  });
}

function byName<T extends { name: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.name.toLowerCase(), item]));
}
