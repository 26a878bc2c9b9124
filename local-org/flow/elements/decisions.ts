import { flag, nodes, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import { allConditions, readConditions, type Condition } from "../conditions/conditions.ts";
import type { FlowSource, Next, PlainElement, Resource } from "../definition/types.ts";
import { nameOf, targetOf, yielded } from "./nodes.ts";

interface Outcome {
  name: string;
  holds: Condition;
  next: Next;
}

/** The first outcome that holds is taken. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_decision.htm */
export function readDecision(node: MetadataNode, flow: FlowSource): PlainElement {
  const outcomes = nodes(node, "rules").map((rule) => readOutcome(rule, flow));
  const otherwise = targetOf(node, "defaultConnector");
  return {
    kind: "plain",
    tag: "decisions",
    name: nameOf(node),
    run(interview) {
      const taken = outcomes.find(({ holds }) => holds(interview));
      for (const { name } of outcomes) interview.set(name, name === taken?.name);
      return taken === undefined ? otherwise : taken.next;
    }
  };
}

/** Each outcome can be referred to: whether it was taken. */
export function outcomesOf(node: MetadataNode): Resource[] {
  const type = { dataType: "Boolean", objectType: null, isCollection: false } as const;
  return nodes(node, "rules").map((rule) => yielded(nameOf(rule), type, false));
}

function readOutcome(rule: MetadataNode, flow: FlowSource): Outcome {
  const place = { flow: flow.name, element: nameOf(rule) };
  const conditions = readConditions(rule, place);
  const logic = text(rule, "conditionLogic");
  const holds = allConditions(conditions, logic, text(rule, "formula"), place);
  const onlyWhenMet = flag(rule, "doesRequireRecordChangedToMeetCriteria");
  return { name: place.element, holds: onlyWhenMet ? newlyHolds(holds) : holds, next: targetOf(rule, "connector") };
}

/** Holds for the record as it is now, and did not before the save. */
export function newlyHolds(holds: Condition): Condition {
  return (interview) => holds(interview) && (interview.prior === null || !interview.before(() => holds(interview)));
}
