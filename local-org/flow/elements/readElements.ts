import { NotSupportedError } from "../../errors.ts";
import { nodes } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { FlowElement, FlowSource, Resource } from "../definition/types.ts";
import { readActionCall } from "./actionCalls.ts";
import { readAssignment } from "./assignments.ts";
import { currentItem, processedCollection, readCollectionProcessor } from "./collectionProcessors.ts";
import { readCustomError } from "./customErrors.ts";
import { outcomesOf, readDecision } from "./decisions.ts";
import { readLoop } from "./loops.ts";
import { MISSING } from "./missing.ts";
import { nameOf } from "./nodes.ts";
import { createdId, readRecordCreate } from "./recordCreates.ts";
import { readRecordDelete } from "./recordDeletes.ts";
import { foundRecords, readRecordLookup } from "./recordLookups.ts";
import { readRecordUpdate } from "./recordUpdates.ts";
import { readTransform, transformed } from "./transforms.ts";
import { readSubflow, storedOutputs } from "./subflows.ts";

/** One kind of element. */
interface Kind {
  read(node: MetadataNode, flow: FlowSource): FlowElement;
  /** What can be referred to by the names of the element or of parts of it. */
  resources?(node: MetadataNode): Resource[];
}

/** By the element of the metadata. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm */
const KINDS: Readonly<Record<string, Kind>> = {
  actionCalls: { read: readActionCall, resources: storedOutputs },
  assignments: { read: readAssignment },
  collectionProcessors: {
    read: readCollectionProcessor,
    resources: (node) => [...processedCollection(node), ...currentItem(node)]
  },
  customErrors: { read: readCustomError },
  decisions: { read: readDecision, resources: outcomesOf },
  loops: { read: readLoop },
  recordCreates: { read: readRecordCreate, resources: createdId },
  recordDeletes: { read: readRecordDelete },
  recordLookups: { read: readRecordLookup, resources: foundRecords },
  recordUpdates: { read: readRecordUpdate },
  transforms: { read: readTransform, resources: transformed },
  subflows: { read: readSubflow, resources: storedOutputs }
};

/** The flow's elements. One that the local org lacks is there too, and refuses to run. */
export function readElements(body: MetadataNode, flow: FlowSource): FlowElement[] {
  const present = Object.entries(KINDS).flatMap(([tag, { read }]) =>
    nodes(body, tag).map((node) => orRefused(tag, node, () => read(node, flow)))
  );
  return [...present, ...refusedElements(body, flow)];
}

/** What elements yield under their names. */
export function elementResources(body: MetadataNode): Resource[] {
  return Object.entries(KINDS).flatMap(([tag, { resources }]) =>
    nodes(body, tag).flatMap((node) => resources?.(node) ?? [])
  );
}

function refusedElements(body: MetadataNode, flow: FlowSource): FlowElement[] {
  return Object.entries(MISSING).flatMap(([tag, what]) =>
    nodes(body, tag).map((node) =>
      refused(
        tag,
        nameOf(node),
        new NotSupportedError(`the element ${nameOf(node)} (${what})`, `the flow ${flow.name}`)
      )
    )
  );
}

/** A part of an element that is not supported must not keep the rest of the flow from running. */
function orRefused(tag: string, node: MetadataNode, read: () => FlowElement): FlowElement {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof NotSupportedError) return refused(tag, nameOf(node), problem);
    throw problem;
  }
}

function refused(tag: string, name: string, problem: NotSupportedError): FlowElement {
  return {
    kind: "plain",
    tag,
    name,
    missing: problem.what,
    run() {
      throw problem;
    }
  };
}
