import { flag, nodes, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { Resource, ResourceType } from "../definition/types.ts";
import { asDataType, type FlowDataType } from "../values/dataType.ts";
import { readValue } from "../values/valueOf.ts";
import { FlowFormula } from "./formulas.ts";

/** The resources that a flow declares: variables, constants, formulas, text templates. */
export function declaredResources(body: MetadataNode): Resource[] {
  return [
    ...nodes(body, "variables").map(variable),
    ...nodes(body, "constants").map(constant),
    ...nodes(body, "formulas").map(formula),
    ...nodes(body, "textTemplates").map(textTemplate)
  ];
}

/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_variable.htm */
function variable(node: MetadataNode): Resource {
  const type = declaredType(node);
  const first = readValue(node, "value");
  return {
    ...named(node),
    type,
    isInput: flag(node, "isInput"),
    isOutput: flag(node, "isOutput"),
    isKept: true,
    evaluate: (interview) => {
      if (type.isCollection) return [];
      return asDataType(first(interview), type.dataType) ?? (type.dataType === "Boolean" ? false : null);
    }
  };
}

function constant(node: MetadataNode): Resource {
  const type = declaredType(node);
  const value = readValue(node, "value");
  return {
    ...named(node),
    ...HIDDEN,
    type,
    isKept: true,
    evaluate: (interview) => asDataType(value(interview), type.dataType)
  };
}

function formula(node: MetadataNode): Resource {
  const type = declaredType(node);
  const compiled = new FlowFormula(named(node).name, text(node, "expression") ?? "");
  return {
    ...named(node),
    ...HIDDEN,
    type,
    isKept: false,
    evaluate: (interview) => asDataType(compiled.evaluate(interview), type.dataType)
  };
}

function textTemplate(node: MetadataNode): Resource {
  const template = text(node, "text") ?? "";
  const type: ResourceType = { dataType: "String", objectType: null, isCollection: false };
  return { ...named(node), ...HIDDEN, type, isKept: false, evaluate: (interview) => interview.merge(template) };
}

const HIDDEN = { isInput: false, isOutput: false };

function named(node: MetadataNode): { name: string } {
  return { name: text(node, "name") ?? "" };
}

function declaredType(node: MetadataNode): ResourceType {
  return {
    dataType: (text(node, "dataType") ?? "String") as FlowDataType,
    objectType: text(node, "objectType") ?? text(node, "apexClass"),
    isCollection: flag(node, "isCollection")
  };
}
