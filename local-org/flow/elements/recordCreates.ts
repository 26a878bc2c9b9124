import { NotSupportedError } from "../../errors.ts";
import { nodes, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { BulkElement, FlowSource, Resource } from "../definition/types.ts";
import type { Interview } from "../interviews/interview.ts";
import { saveAll } from "../records/save.ts";
import { FlowRecord, recordsOf } from "../values/flowValue.ts";
import { setField } from "../values/members.ts";
import { readFieldValues } from "./fieldValues.ts";
import { nameOf, targetOf, yielded } from "./nodes.ts";

/** Create Records. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_create.htm */
export function readRecordCreate(node: MetadataNode, flow: FlowSource): BulkElement {
  const name = nameOf(node);
  refuseUnknown(node, name, flow);
  const recordsIn = newRecords(node);
  const idGoesTo = text(node, "assignRecordIdToReference");
  return {
    kind: "bulk",
    tag: "recordCreates",
    name,
    next: targetOf(node, "connector"),
    faultNext: targetOf(node, "faultConnector"),
    runAll(interviews) {
      const changes = interviews.map((interview) => ({ interview, records: recordsIn(interview) }));
      const faults = saveAll("insert", changes);
      for (const [at, { interview, records }] of changes.entries()) {
        if (faults[at] !== null) continue;
        const id = records[0]?.id ?? null;
        interview.set(name, id);
        if (idGoesTo !== null) interview.write(idGoesTo, id);
      }
      return faults;
    }
  };
}

/** The id of the record that the element has made. */
export function createdId(node: MetadataNode): Resource[] {
  return [yielded(nameOf(node), { dataType: "String", objectType: null, isCollection: false })];
}

const KNOWN = new Set([
  "assignRecordIdToReference",
  "connector",
  "description",
  "elementSubtype",
  "faultConnector",
  "inputAssignments",
  "inputReference",
  "label",
  "locationX",
  "locationY",
  "name",
  "object",
  "processMetadataValues",
  "storeOutputAutomatically"
]);

/** Whatever else is said asks for records that are there already, to be updated instead. */
function refuseUnknown(node: MetadataNode, name: string, flow: FlowSource): void {
  const unknown = Object.keys(node).find((element) => !KNOWN.has(element));
  if (unknown !== undefined) throw new NotSupportedError(`${unknown} at ${name}`, `the flow ${flow.name}`);
}

function newRecords(node: MetadataNode): (interview: Interview) => FlowRecord[] {
  const reference = text(node, "inputReference");
  if (reference !== null) return (interview) => recordsOf(interview.read(reference));
  const object = text(node, "object") ?? "";
  const values = readFieldValues(nodes(node, "inputAssignments"));
  return (interview) => {
    const record = new FlowRecord(interview.context.org.schema.requireObject(object));
    for (const { field, value } of values) setField(interview, record, field, value(interview));
    return [record];
  };
}
