import { text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import { allConditions, readRecordFilters } from "../conditions/conditions.ts";
import type { FlowSource } from "../definition/types.ts";
import { FlowFault } from "../interviews/fault.ts";
import type { Interview } from "../interviews/interview.ts";
import { FlowRecord, recordsOf } from "../values/flowValue.ts";
import type { Change } from "./save.ts";
import { readSearch, searchAll } from "./search.ts";

/** The records that an element of an interview changes, or the fault of looking for them. */
export type Target = Change | { interview: Interview; fault: FlowFault };

type Targets = (interviews: readonly Interview[]) => Target[];

/**
 * The records that an update or a deletion is about: those of a variable, the one that started the flow, records related to it, or those that filters
 * find.
 */
export function readTargets(node: MetadataNode, flow: FlowSource): Targets {
  const reference = text(node, "inputReference");
  if (reference === null) return bySearch(node, flow);
  return byReference(node, reference, flow);
}

function bySearch(node: MetadataNode, flow: FlowSource): Targets {
  const search = { ...readSearch(node, flow), fields: ["Id"] };
  return (interviews) =>
    searchAll(search, interviews).flatMap((found, at) => {
      const interview = interviews[at];
      if (interview === undefined) return [];
      return [found instanceof FlowFault ? { interview, fault: found } : { interview, records: found }];
    });
}

function byReference(node: MetadataNode, reference: string, flow: FlowSource): Targets {
  const place = { flow: flow.name, element: text(node, "name") ?? "" };
  const isOfRecord = reference.toLowerCase() === "$record";
  const filters = isOfRecord ? readRecordFilters(node, "$Record", place) : [];
  const passes = allConditions(filters, text(node, "filterLogic"), null, place);
  const related = relatedTo(reference);
  return (interviews) =>
    interviews.map((interview) => {
      if (related !== null && isChildren(interview, related))
        return { interview, records: children(interview, related) };
      const records = passes(interview) ? recordsOf(interview.read(reference)) : [];
      return { interview, records };
    });
}

/** The relationship in `$Record.Contacts`; null for any other reference. */
function relatedTo(reference: string): string | null {
  const [first = "", relationship, ...rest] = reference.split(".");
  return first.toLowerCase() === "$record" && rest.length === 0 ? (relationship ?? null) : null;
}

function isChildren({ record }: Interview, relationship: string): boolean {
  return record?.object.childRelationship(relationship) !== undefined;
}

function children(interview: Interview, relationship: string): FlowRecord[] {
  const { record, context } = interview;
  const child = record?.object.childRelationship(relationship);
  if (!record || !child || record.id === null) return [];
  const object = context.org.schema.requireObject(child.childObject);
  const { limits } = context.transaction;
  limits.count("queries");
  const rows = context.org.store.readWhere(object, child.field, [record.id]);
  limits.count("queryRows", rows.length);
  return rows.map((values) => new FlowRecord(object, values, true));
}
