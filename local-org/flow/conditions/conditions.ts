import { NotSupportedError } from "../../errors.ts";
import { nodes, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { Interview } from "../interviews/interview.ts";
import { FlowFormula } from "../resources/formulas.ts";
import { sameValue } from "../values/compare.ts";
import { FlowRecord, type FlowValue } from "../values/flowValue.ts";
import { readValue } from "../values/valueOf.ts";
import { readLogic } from "./logic.ts";
import { COMPARISONS } from "./operators.ts";

/** Whether something holds in an interview. */
export type Condition = (interview: Interview) => boolean;

/** What conditions belong to, for messages. */
type Place = { flow: string; element: string };

/** The conditions of a decision's outcome, a start or a filter, combined by their logic. A formula stands in their place where the logic says so. */
export function allConditions(
  conditions: readonly Condition[],
  logic: string | null,
  formula: string | null,
  place: Place
): Condition {
  if (formula !== null && (logic === null || logic === "formula_evaluates_to_true" || conditions.length === 0)) {
    const compiled = new FlowFormula(`of ${place.element}`, formula);
    return (interview) => compiled.evaluate(interview) === true;
  }
  if (conditions.length === 0 || logic === "no_conditions") return () => true;
  const combined = readLogic(logic ?? "and", conditions.length);
  if (combined === null) return refusing(`the logic ${logic ?? ""} of ${place.element}`, place);
  return (interview) => combined((at) => conditions[at - 1]?.(interview) ?? false);
}

/** The conditions of a decision: `leftValueReference`, `operator`, `rightValue`. */
export function readConditions(node: MetadataNode, place: Place): Condition[] {
  return nodes(node, "conditions").map((each) => {
    const reference = text(each, "leftValueReference") ?? "";
    return comparison((interview) => interview.read(reference), reference, each, "rightValue", place);
  });
}

/** The filters of a start or a collection filter over the record that they are asked of: `field`, `operator`, `value`. */
export function readRecordFilters(node: MetadataNode, reference: string, place: Place): Condition[] {
  return nodes(node, "filters").map((each) => {
    const field = `${reference}.${text(each, "field") ?? ""}`;
    return comparison((interview) => interview.read(field), field, each, "value", place);
  });
}

function comparison(
  left: (interview: Interview) => FlowValue,
  reference: string,
  node: MetadataNode,
  rightElement: string,
  place: Place
): Condition {
  const operator = text(node, "operator") ?? "EqualTo";
  const right = readValue(node, rightElement);
  if (operator === "IsChanged")
    return (interview) => sameValue(isChanged(interview, reference), right(interview) ?? true);
  const compare = COMPARISONS[operator];
  if (compare === undefined) return refusing(`the operator ${operator} at ${place.element}`, place);
  return (interview) => compare(left(interview), right(interview));
}

/** A condition that cannot be asked here: a flow that has it must not keep others from running. */
function refusing(what: string, place: Place): Condition {
  return () => {
    throw new NotSupportedError(what, `the flow ${place.flow}`);
  };
}

/** A new record has no earlier value, so nothing of it is changed. */
function isChanged(interview: Interview, reference: string): boolean {
  if (interview.prior === null) return false;
  const now = interview.read(reference);
  const before = interview.before(() => interview.read(reference));
  if (now instanceof FlowRecord && before instanceof FlowRecord) return differ(now, before);
  return !sameValue(now, before) || (typeof now === "string" && now !== before);
}

function differ(now: FlowRecord, before: FlowRecord): boolean {
  return Object.keys(now.values).some((field) => (now.values[field] ?? null) !== (before.values[field] ?? null));
}
