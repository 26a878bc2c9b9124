import type { SyntaxNode } from "../../syntax/node.ts";
import { problem, type Source } from "../source.ts";
import { checkAnnotations } from "./annotationRules.ts";
import { ACCESS_WORDS, type Modifiers, type Target } from "./modifiers.ts";
import type { ProjectType } from "./projectType.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords.htm */
const NOT_ALLOWED: Record<Target, readonly string[]> = {
  classes: ["static", "override", "transient"],
  interfaces: ["static", "override", "transient"],
  enums: ["static", "override", "transient", "abstract", "virtual"],
  methods: ["final", "transient"],
  fields: ["abstract", "virtual", "override", "testmethod"],
  properties: ["testmethod"],
  constructors: ["static", "abstract", "virtual", "override", "final", "transient"]
};

/** Pairs of which a declaration may have one only. */
const EXCLUSIVE: readonly [string, string][] = [
  ["static", "abstract"],
  ["static", "virtual"],
  ["static", "override"]
];

/** Holds the words and annotations before a member to what may stand there. */
export function checkModifiers(type: ProjectType, node: SyntaxNode, target: Target, modifiers: Modifiers): void {
  checkWords(type.source, node, target, modifiers);
  checkAnnotations(type, node, target, modifiers);
  const { words } = modifiers;
  for (const [word, other] of EXCLUSIVE) {
    if (words.has(word) && words.has(other)) throw problem(type.source, node, `${word} ${target} cannot be ${other}`);
  }
  for (const [word, shown] of Object.entries(GLOBAL_ONLY)) {
    if (!words.has(word) || type.access === "global") continue;
    throw problem(type.source, node, `Defining type for ${shown} ${target} must be declared as global`);
  }
}

const GLOBAL_ONLY: Record<string, string> = { global: "global", webservice: "webService" };

/** The words alone, before members and before types. */
export function checkWords(source: Source, node: SyntaxNode, target: Target, modifiers: Modifiers): void {
  const [repeated] = modifiers.repeated;
  if (repeated !== undefined) throw problem(source, node, `Duplicate modifier: ${repeated}`);
  if (ACCESS_WORDS.filter((word) => modifiers.words.has(word)).length > 1) {
    throw problem(source, node, "Declarations can only have one scope");
  }
  for (const word of NOT_ALLOWED[target]) {
    if (modifiers.words.has(word)) throw problem(source, node, `${word} is not allowed on ${target}`);
  }
}
