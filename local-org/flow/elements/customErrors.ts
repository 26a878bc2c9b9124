import { flag, nodes, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { PlainElement } from "../definition/types.ts";
import { nameOf, targetOf } from "./nodes.ts";

/** Refuses the change of the record that started the flow. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_custom_error.htm */
export function readCustomError(node: MetadataNode): PlainElement {
  const errors = nodes(node, "customErrorMessages").map((each) => ({
    message: text(each, "errorMessage") ?? "",
    field: flag(each, "isFieldError") ? text(each, "fieldSelection") : null
  }));
  const next = targetOf(node, "connector");
  return {
    kind: "plain",
    tag: "customErrors",
    name: nameOf(node),
    run(interview) {
      for (const { message, field } of errors)
        interview.customErrors.push({ message: interview.merge(message), field });
      return next;
    }
  };
}
