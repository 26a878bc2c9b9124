import { problem } from "../source.ts";
import { checkAnnotations } from "./annotationRules.ts";
import { isAnnotated } from "./annotations.ts";
import { checkWords } from "./modifierRules.ts";
import type { Modifiers, Target } from "./modifiers.ts";
import type { ProjectType } from "./projectType.ts";

const TARGETS: Record<ProjectType["kind"], Target> = { class: "classes", interface: "interfaces", enum: "enums" };

/** Holds what stands before a type to what may stand there. */
export function checkType(type: ProjectType, modifiers: Modifiers): void {
  const target = TARGETS[type.kind];
  checkWords(type.source, type.node, target, modifiers);
  checkAnnotations(type, type.node, target, modifiers);
  checkTopLevel(type);
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_access_modifiers.htm */
function checkTopLevel(type: ProjectType): void {
  const isOpen = type.access === "public" || type.access === "global";
  if (type.outer !== null || isOpen || isAnnotated(type.annotations, "istest")) return;
  throw problem(type.source, type.node, "Top-level type must have public or global visibility");
}
