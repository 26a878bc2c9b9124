import { child, flag, nodes, number, text } from "../../metadata/readers.ts";
import type { MetadataComponent, MetadataNode } from "../../metadata/types.ts";
import type { FlowTiming, RecordChange } from "../../save/types.ts";
import { allConditions, readRecordFilters, type Condition } from "../conditions/conditions.ts";
import { isProcess } from "../definition/processAsFlow.ts";
import type { Next } from "../definition/types.ts";
import { newlyHolds } from "../elements/decisions.ts";
import { targetOf } from "../elements/nodes.ts";

/** What a save must be so that it starts a flow. */
export interface RecordTrigger {
  readonly object: string;
  readonly timing: FlowTiming;
  readonly changes: readonly RecordChange[];
  /** The place among the flows of the same object and timing; those without one come after those up to 1000. */
  readonly order: number | null;
  /** A process of Process Builder. */
  readonly isProcess: boolean;
  readonly meets: Condition;
  /** What runs after the commit, in a transaction of its own; null for none. */
  readonly afterCommit: Next;
  /** Paths for later days; the local org has no clock for them. */
  readonly scheduledPaths: readonly string[];
}

const CHANGES: Readonly<Record<string, readonly RecordChange[]>> = {
  Create: ["Create"],
  Update: ["Update"],
  CreateAndUpdate: ["Create", "Update"],
  Delete: ["Delete"]
};

const TIMINGS: ReadonlySet<string> = new Set([
  "RecordBeforeSave",
  "RecordAfterSave",
  "RecordBeforeDelete",
  "PlatformEvent"
] satisfies FlowTiming[]);

/** Why a flow starts that a record or a platform event starts; null for any other flow. https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_record.htm */
export function readRecordTrigger(flow: MetadataComponent): RecordTrigger | null {
  const { fullName, body } = flow;
  const start = child(body, "start");
  const timing = text(start ?? {}, "triggerType");
  if (start === null || timing === null || !TIMINGS.has(timing)) return null;
  const place = { flow: fullName, element: "its start" };
  const filters = readRecordFilters(start, "$Record", place);
  const holds = allConditions(filters, text(start, "filterLogic"), text(start, "filterFormula"), place);
  const paths = nodes(start, "scheduledPaths");
  return {
    object: text(start, "object") ?? "",
    timing: timing as FlowTiming,
    changes: CHANGES[text(start, "recordTriggerType") ?? "CreateAndUpdate"] ?? [],
    order: number(body, "triggerOrder"),
    isProcess: isProcess(flow),
    meets: flag(start, "doesRequireRecordChangedToMeetCriteria") ? newlyHolds(holds) : holds,
    afterCommit: paths.filter(isAsynchronous).map((path) => targetOf(path, "connector"))[0] ?? null,
    scheduledPaths: paths.filter((path) => !isAsynchronous(path)).map((path) => text(path, "name") ?? "")
  };
}

function isAsynchronous(path: MetadataNode): boolean {
  return text(path, "pathType") === "AsyncAfterCommit";
}
