import { nodes, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { BulkElement, FlowSource } from "../definition/types.ts";
import type { Interview } from "../interviews/interview.ts";
import { readTargets, type Target } from "../records/targets.ts";
import { saveAll } from "../records/save.ts";
import { setField } from "../values/members.ts";
import { readFieldValues } from "./fieldValues.ts";
import { nameOf, targetOf } from "./nodes.ts";

/** Update Records. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_update.htm */
export function readRecordUpdate(node: MetadataNode, flow: FlowSource): BulkElement {
  const values = readFieldValues(nodes(node, "inputAssignments"));
  const targetsIn = readTargets(node, flow);
  const isOfRecord = text(node, "inputReference")?.toLowerCase() === "$record";
  const setValues = ({ interview, records }: Extract<Target, { records: unknown }>): void => {
    for (const record of records)
      for (const { field, value } of values) setField(interview, record, field, value(interview));
  };
  return {
    kind: "bulk",
    tag: "recordUpdates",
    name: nameOf(node),
    next: targetOf(node, "connector"),
    faultNext: targetOf(node, "faultConnector"),
    runAll(interviews: readonly Interview[]) {
      const targets = targetsIn(interviews);
      const found = targets.filter((target) => "records" in target);
      found.forEach(setValues);
      if (isOfRecord && isBeforeSave(interviews)) return targets.map(() => null);
      const faults = saveAll("update", found);
      return targets.map((target) => ("fault" in target ? target.fault : (faults[found.indexOf(target)] ?? null)));
    }
  };
}

/** Before the save the record is not written: it is saved with what the flow has set. */
function isBeforeSave([interview]: readonly Interview[]): boolean {
  return interview?.context.isBeforeSave === true;
}
