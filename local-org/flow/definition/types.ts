import type { Interview } from "../interviews/interview.ts";
import type { FlowFault } from "../interviews/fault.ts";
import type { FlowDataType } from "../values/dataType.ts";
import type { FlowValue } from "../values/flowValue.ts";

/** The name of the element that comes next; null where the interview ends. */
export type Next = string | null;

export type RunMode = "DefaultMode" | "SystemModeWithSharing" | "SystemModeWithoutSharing";

/** A version of a flow, read and ready to be interviewed. */
export interface FlowDefinition {
  readonly name: string;
  readonly label: string;
  /** Of its file, relative to the project. */
  readonly path: string;
  readonly apiVersion: number;
  readonly runInMode: RunMode;
  readonly start: Next;
  /** The object of the record that starts it; null for a flow that no record starts. */
  readonly object: string | null;
  /** By name in lower case. */
  readonly elements: ReadonlyMap<string, FlowElement>;
  /** By name in lower case: variables, constants, formulas, templates, and what elements yield. */
  readonly resources: ReadonlyMap<string, Resource>;
}

/** Something with a value that a flow refers to by name. */
export interface Resource {
  readonly name: string;
  /** Null where only the value itself tells, as for outputs of actions. */
  readonly type: ResourceType | null;
  readonly isInput: boolean;
  readonly isOutput: boolean;
  /** The value: worked out anew each time (formulas, templates), or the first one of what can be set. */
  evaluate(interview: Interview): FlowValue;
  /** Whether the value is kept once it has been worked out, and can be set. */
  readonly isKept: boolean;
}

export interface ResourceType {
  readonly dataType: FlowDataType;
  /** The object of a record, the class of an Apex-defined value. */
  readonly objectType: string | null;
  readonly isCollection: boolean;
}

/** One element of a flow. */
export type FlowElement = PlainElement | BulkElement | SubflowElement;

interface NamedElement {
  readonly name: string;
  /** As the metadata names its kind: `recordLookups`. */
  readonly tag: string;
}

/** What an interview does by itself. */
export interface PlainElement extends NamedElement {
  readonly kind: "plain";
  /** What of it the local org lacks, so that it is refused when it is reached; absent where nothing is lacking. */
  readonly missing?: string;
  run(interview: Interview): Next;
}

/** What all interviews that wait at the element do together: queries, changes of records, actions. */
export interface BulkElement extends NamedElement {
  readonly kind: "bulk";
  readonly next: Next;
  readonly faultNext: Next;
  /** The fault of each interview; null where it went well. */
  runAll(interviews: readonly Interview[]): (FlowFault | null)[];
}

/** Another flow within this one. */
export interface SubflowElement extends NamedElement {
  readonly kind: "subflow";
  begin(interview: Interview): Interview;
  /** Takes over what the other flow has worked out. */
  end(interview: Interview, ended: Interview): Next;
}

/** What readers of elements need to know besides the element itself. */
export interface FlowSource {
  readonly name: string;
  readonly object: string | null;
}
