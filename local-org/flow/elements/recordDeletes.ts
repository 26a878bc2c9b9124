import type { MetadataNode } from "../../metadata/types.ts";
import type { BulkElement, FlowSource } from "../definition/types.ts";
import { saveAll } from "../records/save.ts";
import { readTargets } from "../records/targets.ts";
import { nameOf, targetOf } from "./nodes.ts";

/** Delete Records. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_delete.htm */
export function readRecordDelete(node: MetadataNode, flow: FlowSource): BulkElement {
  const targetsIn = readTargets(node, flow);
  return {
    kind: "bulk",
    tag: "recordDeletes",
    name: nameOf(node),
    next: targetOf(node, "connector"),
    faultNext: targetOf(node, "faultConnector"),
    runAll(interviews) {
      const targets = targetsIn(interviews);
      const found = targets.filter((target) => "records" in target);
      const faults = saveAll("delete", found);
      return targets.map((target) => ("fault" in target ? target.fault : (faults[found.indexOf(target)] ?? null)));
    }
  };
}
