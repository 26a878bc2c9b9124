import { flag, nodes, number, text, texts } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { BulkElement, FlowSource, Resource } from "../definition/types.ts";
import { FlowFault } from "../interviews/fault.ts";
import type { Interview } from "../interviews/interview.ts";
import { readSearch, searchAll, type RecordSearch } from "../records/search.ts";
import type { FlowRecord } from "../values/flowValue.ts";
import { nameOf, targetOf, yielded } from "./nodes.ts";

type Store = (interview: Interview, records: FlowRecord[]) => void;

/** Get Records. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_getrecords.htm */
export function readRecordLookup(node: MetadataNode, flow: FlowSource): BulkElement {
  const search = { ...readSearch(node, flow), fields: fieldsOf(node) };
  const store = storesOf(node);
  return {
    kind: "bulk",
    tag: "recordLookups",
    name: nameOf(node),
    next: targetOf(node, "connector"),
    faultNext: targetOf(node, "faultConnector"),
    runAll(interviews) {
      const limited = limitedTo(search, node, interviews[0]);
      return searchAll(limited, interviews).map((found, at) => {
        if (found instanceof FlowFault) return found;
        const interview = interviews[at];
        if (interview !== undefined) store(interview, found);
        return null;
      });
    }
  };
}

/** What the element yields where it stores its records by itself. */
export function foundRecords(node: MetadataNode): Resource[] {
  const objectType = text(node, "object");
  return [yielded(nameOf(node), { dataType: "SObject", objectType, isCollection: !flag(node, "getFirstRecordOnly") })];
}

/** With `outputAssignments` those that are assigned; null for all that is stored. */
function fieldsOf(node: MetadataNode): string[] | null {
  const assigned = nodes(node, "outputAssignments").flatMap((each) => text(each, "field") ?? []);
  const queried = texts(node, "queriedFields");
  const fields = [...new Set(["Id", ...queried, ...assigned])];
  return fields.length > 1 || queried.length > 0 ? fields : null;
}

/** One row is enough where only the first record is stored. */
function limitedTo(search: RecordSearch, node: MetadataNode, interview: Interview | undefined): RecordSearch {
  const limit = number(node, "limit");
  return { ...search, limit: interview !== undefined && storesFirstOnly(node, interview) ? 1 : limit };
}

function storesFirstOnly(node: MetadataNode, interview: Interview): boolean {
  const reference = text(node, "outputReference");
  if (reference !== null) return interview.resource(reference).type?.isCollection !== true;
  return flag(node, "getFirstRecordOnly") || nodes(node, "outputAssignments").length > 0;
}

function storesOf(node: MetadataNode): Store {
  const clears = flag(node, "assignNullValuesIfNoRecordsFound");
  const assignments = nodes(node, "outputAssignments").map((each) => ({
    field: text(each, "field") ?? "",
    to: text(each, "assignToReference") ?? ""
  }));
  const reference = text(node, "outputReference");
  if (reference === null && assignments.length === 0) {
    const name = nameOf(node);
    return (interview, records) => put(interview, name, records);
  }
  return (interview, records) => {
    const [first] = records;
    if (first === undefined && !clears) return;
    if (reference !== null) put(interview, reference, records);
    for (const { field, to } of assignments) {
      const name = first?.object.field(field)?.name ?? field;
      interview.write(to, first?.values[name] ?? null);
    }
  };
}

/** Into a variable for one record goes the first. */
function put(interview: Interview, name: string, records: FlowRecord[]): void {
  const isCollection = interview.resource(name).type?.isCollection === true;
  interview.set(name, isCollection ? records : (records[0] ?? null));
}
