import { text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { PlainElement } from "../definition/types.ts";
import type { Interview } from "../interviews/interview.ts";
import { itemsOf, type FlowValue } from "../values/flowValue.ts";
import { nameOf, targetOf } from "./nodes.ts";

/**
 * Goes through a collection. The current item is the very record of the collection, so that a change of it is one there.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_loop.htm
 */
export function readLoop(node: MetadataNode): PlainElement {
  const name = nameOf(node);
  const collection = text(node, "collectionReference") ?? "";
  const isBackwards = text(node, "iterationOrder") === "Desc";
  const variable = text(node, "assignNextValueToReference") ?? name;
  const [next, end] = [targetOf(node, "nextValueConnector"), targetOf(node, "noMoreValuesConnector")];
  const places = new WeakMap<Interview, { items: FlowValue[]; at: number }>();
  return {
    kind: "plain",
    tag: "loops",
    name,
    run(interview) {
      const place = places.get(interview) ?? {
        items: inOrder(itemsOf(interview.read(collection)), isBackwards),
        at: 0
      };
      const item = place.items[place.at];
      if (item === undefined) {
        places.delete(interview);
        interview.set(variable, null);
        return end;
      }
      places.set(interview, { ...place, at: place.at + 1 });
      interview.set(variable, item);
      return next;
    }
  };
}

function inOrder(items: FlowValue[], isBackwards: boolean): FlowValue[] {
  return isBackwards ? [...items].reverse() : items;
}
