import type { SyntaxNode } from "../../syntax/node.ts";
import { problem, type Source } from "../source.ts";
import type { Annotation } from "../../types/type.ts";
import type { Modifiers, Target } from "./modifiers.ts";
import type { ProjectType } from "./projectType.ts";

interface Rule {
  /** As the platform writes it. */
  name: string;
  /** Where it may stand; anywhere, where not given. */
  on?: readonly Target[];
  properties?: readonly string[];
  /** What a declaration with it must say. */
  requires?: readonly string[];
  /** What it must say one of. */
  requiresOneOf?: readonly string[];
}

const METHODS: readonly Target[] = ["methods"];
const http = (name: string): Rule => ({ name, on: METHODS, requires: ["global", "static"] });

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation.htm */
const RULES: readonly Rule[] = [
  {
    name: "AuraEnabled",
    on: ["methods", "fields", "properties"],
    properties: ["cacheable", "scope", "continuation"]
  },
  { name: "Deprecated" },
  { name: "Future", on: METHODS, properties: ["callout", "limits"], requires: ["static"] },
  { ...http("HttpDelete") },
  { ...http("HttpGet") },
  { ...http("HttpPatch") },
  { ...http("HttpPost") },
  { ...http("HttpPut") },
  {
    name: "InvocableMethod",
    on: METHODS,
    properties: [
      ...["label", "description", "category", "callout", "capabilityType", "configurationEditor", "iconName"],
      ...["deprecated", "parameterDescription", "requiresConfirmation"]
    ],
    requires: ["static"],
    requiresOneOf: ["global", "public"]
  },
  {
    name: "InvocableVariable",
    on: ["fields", "properties"],
    properties: ["label", "description", "required", "defaultValue", "placeholderText"],
    requiresOneOf: ["global", "public"]
  },
  {
    name: "IsTest",
    on: ["classes", "methods"],
    properties: ["SeeAllData", "IsParallel", "OnInstall", "testFor", "critical"]
  },
  { name: "JsonAccess", on: ["classes"], properties: ["serializable", "deserializable"] },
  { name: "NamespaceAccessible" },
  { name: "ReadOnly", on: METHODS, properties: ["useReplica"] },
  { name: "RemoteAction", on: METHODS, requires: ["static"], requiresOneOf: ["global", "public"] },
  { name: "RestResource", on: ["classes"], properties: ["urlMapping"], requires: ["global"] },
  { name: "SuppressWarnings" },
  { name: "TestSetup", on: METHODS },
  { name: "TestVisible" }
];

const BY_NAME = new Map(RULES.map((rule) => [rule.name.toLowerCase(), rule]));

/** Holds each annotation to where it may stand, what it may say and what it asks of the declaration. */
export function checkAnnotations(type: ProjectType, node: SyntaxNode, target: Target, modifiers: Modifiers): void {
  const seen = new Set<string>();
  for (const annotation of modifiers.annotations) {
    const rule = BY_NAME.get(annotation.name);
    if (rule === undefined) throw problem(type.source, node, `Annotation does not exist: ${annotation.written}`);
    if (seen.has(rule.name)) throw problem(type.source, node, `Duplicate modifier: ${rule.name}`);
    seen.add(rule.name);
    checkPlace(type.source, node, target, rule);
    checkProperties(type.source, node, annotation, rule);
    checkRequired(type.source, node, target, modifiers, rule);
    checkParticular(type, node, target, modifiers, annotation);
  }
}

function checkPlace(source: Source, node: SyntaxNode, target: Target, rule: Rule): void {
  if (rule.on !== undefined && !rule.on.includes(target)) {
    throw problem(source, node, `${rule.name} is not allowed on ${target}`);
  }
}

function checkProperties(source: Source, node: SyntaxNode, annotation: Annotation, rule: Rule): void {
  const known = rule.properties?.map((each) => each.toLowerCase());
  if (known === undefined) return;
  for (const name of annotation.parameters.keys()) {
    if (name === "value" || known.includes(name)) continue;
    throw problem(source, node, `No such property, ${name}, defined on this annotation: ${rule.name}`);
  }
}

function checkRequired(source: Source, node: SyntaxNode, target: Target, modifiers: Modifiers, rule: Rule): void {
  for (const word of rule.requires ?? []) {
    if (!modifiers.words.has(word)) throw problem(source, node, `${rule.name} ${target} must be declared as ${word}`);
  }
  const choice = rule.requiresOneOf ?? [];
  if (choice.length > 0 && !choice.some((word) => modifiers.words.has(word))) {
    throw problem(source, node, `${rule.name} ${target} require at least one of the following ${choice.join(", ")}`);
  }
}

type Particular = (type: ProjectType, target: Target, modifiers: Modifiers, annotation: Annotation) => string | null;

/** What holds of one annotation only: the error, or null where all is well. */
const PARTICULAR: Record<string, Particular> = {
  auraenabled(_type, target, { words }) {
    if (target === "methods" || ["public", "global", "protected"].some((word) => words.has(word))) return null;
    return `AuraEnabled ${target} require at least one of the following global, public`;
  },
  istest(type, target, { words }) {
    if (target === "classes" && type.outer !== null) return "IsTest can only be used on a top level type";
    if (target === "methods" && type.outer !== null) return "IsTest can only be used on methods of a top level type";
    if (target === "methods" && !words.has("static")) return "IsTest methods must be declared as static";
    return target === "classes" && words.has("virtual") ? "IsTest classes cannot be virtual" : null;
  },
  testsetup(type, _target, { words }) {
    if (type.outer !== null) return "TestSetup can only be used on methods of a top level type";
    return words.has("static") ? null : "TestSetup methods must be declared as static";
  },
  jsonaccess(_type, _target, _modifiers, annotation) {
    if (annotation.parameters.size > 0) return null;
    return "At least one JSON serialization control parameter must be specified";
  },
  restresource(_type, _target, _modifiers, annotation) {
    return restUrlProblem(annotation.parameters.get("urlmapping") ?? "/");
  }
};

function checkParticular(
  type: ProjectType,
  node: SyntaxNode,
  target: Target,
  modifiers: Modifiers,
  annotation: Annotation
): void {
  const found = PARTICULAR[annotation.name]?.(type, target, modifiers, annotation) ?? null;
  if (found !== null) throw problem(type.source, node, found);
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm */
function restUrlProblem(url: string): string | null {
  if (url === "") return "Rest Resource url cannot be empty";
  if (!url.startsWith("/")) return "Rest Resource url must begin with a forward slash, '/'";
  if (url.length > 255) return "Rest Resource url cannot be longer than 255 characters";
  if (/[^/]\*/.test(url)) return "Rest Resource url wildcard, '*', must be preceded by a forward slash, '/'";
  if (!/\*[^/]/.test(url)) return null;
  return "Rest Resource url wildcard, '*', must be followed by a forward slash, '/', or be the last character";
}
