import { flag, nodes, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import { NotSupportedError } from "../../errors.ts";
import type { FlowSource, PlainElement, Resource } from "../definition/types.ts";
import { eachItemsIn } from "../interviews/eachItem.ts";
import type { Interview } from "../interviews/interview.ts";
import type { FlowDataType } from "../values/dataType.ts";
import { FlowRecord, itemsOf, type FlowValue } from "../values/flowValue.ts";
import { writeMember } from "../values/members.ts";
import { readValue, type ValueSource } from "../values/valueOf.ts";
import { nameOf, targetOf, yielded } from "./nodes.ts";

/** What one part of the target takes; the target itself where no field is named. */
interface Mapping {
  field: string | null;
  value: ValueSource;
}

/** Transform, as far as it maps. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_transform.htm */
export function readTransform(node: MetadataNode, flow: FlowSource): PlainElement {
  const name = nameOf(node);
  const actions = nodes(node, "transformValues").flatMap((value) => nodes(value, "transformValueActions"));
  const other = actions.find((action) => text(action, "transformType") !== "Map");
  if (other !== undefined)
    throw new NotSupportedError(`${text(other, "transformType") ?? ""} at ${name}`, `the flow ${flow.name}`);
  const mappings = actions.map((action): Mapping => {
    return { field: text(action, "outputFieldApiName"), value: readValue(action, "value") };
  });
  const [collection] = eachItemsIn(actions);
  const isCollection = flag(node, "isCollection");
  const next = targetOf(node, "connector");
  return {
    kind: "plain",
    tag: "transforms",
    name,
    run(interview) {
      const made = (): FlowValue => targetFrom(node, mappings, interview);
      const all = collection === undefined ? [made()] : forEach(interview, collection, made);
      interview.set(name, isCollection ? all : (all[0] ?? null));
      return next;
    }
  };
}

/** What the element yields under its name. */
export function transformed(node: MetadataNode): Resource[] {
  const dataType = (text(node, "dataType") ?? "String") as FlowDataType;
  const objectType = text(node, "objectType") ?? text(node, "apexClass");
  return [yielded(nameOf(node), { dataType, objectType, isCollection: flag(node, "isCollection") })];
}

function forEach(interview: Interview, collection: string, make: () => FlowValue): FlowValue[] {
  return itemsOf(interview.read(collection)).map((item) => {
    interview.eachItem.set(collection.toLowerCase(), item);
    return make();
  });
}

function targetFrom(node: MetadataNode, mappings: readonly Mapping[], interview: Interview): FlowValue {
  const whole = mappings.find(({ field }) => field === null);
  if (whole !== undefined) return whole.value(interview);
  const { org, actions, transaction } = interview.context;
  const target =
    text(node, "dataType") === "Apex"
      ? actions.make(transaction, text(node, "apexClass") ?? "")
      : new FlowRecord(org.schema.requireObject(text(node, "objectType") ?? ""));
  for (const { field, value } of mappings)
    if (field !== null) writeMember(interview, target, field, value(interview), field);
  return target;
}
