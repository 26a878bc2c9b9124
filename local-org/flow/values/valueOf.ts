import { child, number, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import { namingEachItem } from "../interviews/eachItem.ts";
import type { Interview } from "../interviews/interview.ts";
import { FlowFormula } from "../resources/formulas.ts";
import type { FlowValue } from "./flowValue.ts";

/** What a `value` of the metadata yields in an interview. */
export type ValueSource = (interview: Interview) => FlowValue;

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm, FlowElementReferenceOrValue */
export function readValue(node: MetadataNode, element: string): ValueSource {
  const value = child(node, element);
  if (value === null) return () => null;
  const reference = text(value, "elementReference");
  if (reference !== null) return referenceSource(reference);
  const formula = text(value, "formulaExpression");
  if (formula !== null) return formulaSource(formula);
  const literal = literalOf(value);
  return typeof literal === "string" && literal.includes("{!")
    ? (interview) => interview.merge(literal)
    : () => literal;
}

function referenceSource(written: string): ValueSource {
  const reference = namingEachItem(written);
  return (interview) => interview.read(reference);
}

function formulaSource(expression: string): ValueSource {
  const formula = new FlowFormula(expression, expression);
  return (interview) => formula.evaluate(interview);
}

function literalOf(value: MetadataNode): FlowValue {
  const truth = text(value, "booleanValue");
  if (truth !== null) return truth.toLowerCase() === "true";
  const count = number(value, "numberValue");
  if (count !== null) return count;
  const dateTime = text(value, "dateTimeValue");
  if (dateTime !== null) return new Date(dateTime).toISOString();
  return (
    text(value, "dateValue") ?? text(value, "timeValue") ?? text(value, "stringValue") ?? text(value, "setupReference")
  );
}
