import { child, nodes, text, texts } from "../metadata/readers.ts";
import type { MetadataComponent, MetadataNode } from "../metadata/types.ts";
import type { ComponentItem, FieldItem, FlexiPage, PageItem, PropertyValue, VisibilityRule } from "./types.ts";

/** Reads a FlexiPage component. */
export function readFlexiPage({ fullName, body }: MetadataComponent): FlexiPage {
  const regions = nodes(body, "flexiPageRegions");
  return {
    name: fullName,
    label: text(body, "masterLabel") ?? fullName,
    type: text(body, "type") ?? "AppPage",
    template: templateName(body),
    object: text(body, "sobjectType"),
    regions: Object.fromEntries(regions.map((region) => [text(region, "name") ?? "", itemsOf(region)])),
    regionNames: regions
      .filter((region) => text(region, "type") !== "Facet")
      .map((region) => text(region, "name") ?? "")
  };
}

function templateName(body: MetadataNode): string {
  const template = child(body, "template");
  return (template === null ? null : text(template, "name")) ?? text(body, "pageTemplate") ?? "";
}

function itemsOf(region: MetadataNode): PageItem[] {
  const inItems = nodes(region, "itemInstances").flatMap((item, index) => itemOf(item, index));
  const olderForm = nodes(region, "componentInstances").map((instance, index) => componentOf(instance, index));
  return [...inItems, ...olderForm];
}

function itemOf(item: MetadataNode, index: number): PageItem[] {
  const component = child(item, "componentInstance");
  if (component !== null) return [componentOf(component, index)];
  const field = child(item, "fieldInstance");
  return field === null ? [] : [fieldOf(field, index)];
}

function componentOf(instance: MetadataNode, index: number): ComponentItem {
  const properties = nodes(instance, "componentInstanceProperties").map((property) => [
    text(property, "name") ?? "",
    propertyValue(property)
  ]);
  const component = text(instance, "componentName") ?? "";
  return {
    kind: "component",
    component,
    id: text(instance, "identifier") ?? `${component}${index}`,
    properties: Object.fromEntries(properties) as Record<string, PropertyValue>,
    visibility: visibilityOf(instance)
  };
}

function propertyValue(property: MetadataNode): PropertyValue {
  const list = child(property, "valueList");
  if (list === null) return text(property, "value") ?? "";
  return nodes(list, "valueListItems").map((item) => text(item, "value") ?? "");
}

function fieldOf(instance: MetadataNode, index: number): FieldItem {
  const properties = nodes(instance, "fieldInstanceProperties");
  const behavior = properties.find((property) => text(property, "name") === "uiBehavior");
  const field = (texts(instance, "fieldItem")[0] ?? "").replace(/^Record\./, "");
  return {
    kind: "field",
    field,
    id: text(instance, "identifier") ?? `${field}${index}`,
    behavior: (behavior === undefined ? null : text(behavior, "value")) ?? "none",
    visibility: visibilityOf(instance)
  };
}

function visibilityOf(instance: MetadataNode): VisibilityRule | null {
  const rule = child(instance, "visibilityRule");
  if (rule === null) return null;
  const criteria = nodes(rule, "criteria").map((criterion) => ({
    left: text(criterion, "leftValue") ?? "",
    operator: text(criterion, "operator") ?? "",
    right: text(criterion, "rightValue") ?? ""
  }));
  return { filter: text(rule, "booleanFilter"), criteria };
}
