import { text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import { readValue, type ValueSource } from "../values/valueOf.ts";

/** The fields that `inputAssignments` set. */
export function readFieldValues(assignments: readonly MetadataNode[]): { field: string; value: ValueSource }[] {
  return assignments.map((each) => ({ field: text(each, "field") ?? "", value: readValue(each, "value") }));
}
