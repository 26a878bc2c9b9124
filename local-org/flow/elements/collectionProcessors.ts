import { NotSupportedError } from "../../errors.ts";
import { flag, nodes, number, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import { allConditions, readConditions } from "../conditions/conditions.ts";
import type { FlowSource, PlainElement, Resource } from "../definition/types.ts";
import type { Interview } from "../interviews/interview.ts";
import { order } from "../values/compare.ts";
import { itemsOf, type FlowValue } from "../values/flowValue.ts";
import { readMember } from "../values/members.ts";
import { nameOf, targetOf, yielded } from "./nodes.ts";

/** Collection Filter and Collection Sort. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_collection_filter.htm */
export function readCollectionProcessor(node: MetadataNode, flow: FlowSource): PlainElement {
  const type = text(node, "collectionProcessorType") ?? "";
  const process = PROCESSORS[type]?.(node, flow);
  if (process === undefined) throw new NotSupportedError(`the collection processor ${type} ${nameOf(node)}`, flow.name);
  const next = targetOf(node, "connector");
  return {
    kind: "plain",
    tag: "collectionProcessors",
    name: nameOf(node),
    run(interview) {
      process(interview);
      return next;
    }
  };
}

/** The collection that a filter yields. */
export function processedCollection(node: MetadataNode): Resource[] {
  return [yielded(nameOf(node), null, [])];
}

/** The variable for the item that a filter looks at, where the flow declares none. */
export function currentItem(node: MetadataNode): Resource[] {
  const name = text(node, "assignNextValueToReference");
  return name === null ? [] : [yielded(name, null)];
}

type Process = (interview: Interview) => void;

const PROCESSORS: Readonly<Record<string, (node: MetadataNode, flow: FlowSource) => Process>> = {
  FilterCollectionProcessor: readFilter,
  SortCollectionProcessor: readSort
};

function readFilter(node: MetadataNode, flow: FlowSource): Process {
  const name = nameOf(node);
  const collection = text(node, "collectionReference") ?? "";
  const item = text(node, "assignNextValueToReference") ?? "";
  const place = { flow: flow.name, element: name };
  const passes = allConditions(readConditions(node, place), text(node, "conditionLogic"), text(node, "formula"), place);
  return (interview) => {
    const kept = itemsOf(interview.read(collection)).filter((each) => {
      interview.set(item, each);
      return passes(interview);
    });
    interview.set(name, kept);
  };
}

/** Sorts the collection itself, and cuts it where there is a limit. */
function readSort(node: MetadataNode): Process {
  const collection = text(node, "collectionReference") ?? "";
  const limit = number(node, "limit");
  const options = nodes(node, "sortOptions").map((option) => ({
    field: text(option, "sortField"),
    isDescending: text(option, "sortOrder") === "Desc",
    nothingFirst: flag(option, "doesPutEmptyStringAndNullFirst")
  }));
  return (interview) => {
    const items = [...itemsOf(interview.read(collection))];
    items.sort((one, other) => {
      for (const option of options) {
        const key = (item: FlowValue): FlowValue =>
          option.field === null ? item : readMember(interview, item, option.field, [option.field]);
        const result = compared(key(one), key(other), option);
        if (result !== 0) return result;
      }
      return 0;
    });
    interview.write(collection, limit === null ? items : items.slice(0, limit));
  };
}

function compared(one: FlowValue, other: FlowValue, option: { isDescending: boolean; nothingFirst: boolean }): number {
  const [isNothing, isOtherNothing] = [one, other].map((value) => value === null || value === "");
  if (isNothing || isOtherNothing) {
    if (isNothing === isOtherNothing) return 0;
    return isNothing === option.nothingFirst ? -1 : 1;
  }
  const result = order(one, other) ?? 0;
  return option.isDescending ? -result : result;
}
