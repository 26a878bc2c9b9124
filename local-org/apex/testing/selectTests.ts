import { isAnnotated } from "../compiler/declarations/annotations.ts";
import type { ProjectMethod, ProjectType } from "../compiler/declarations/projectType.ts";

export interface SelectedTest {
  method: ProjectMethod;
}

/** The test methods to run, by class: all, those of classes by name, or single ones as `Class.method`. */
export function selectTests(
  classes: readonly ProjectType[],
  names: readonly string[] | "all"
): Map<ProjectType, SelectedTest[]> {
  const wanted = names === "all" ? null : new Set(names.map((name) => name.toLowerCase()));
  const selected = new Map<ProjectType, SelectedTest[]>();
  for (const type of classes) {
    if (!isAnnotated(type.annotations, "istest")) continue;
    const methods = type.allMethods().filter((method) => isTest(method) && isWanted(method, wanted));
    if (methods.length > 0)
      selected.set(
        type,
        methods.map((method) => ({ method }))
      );
  }
  return selected;
}

function isTest(method: ProjectMethod): boolean {
  return method.isStatic && isAnnotated(method.annotations, "istest");
}

function isWanted(method: ProjectMethod, wanted: ReadonlySet<string> | null): boolean {
  if (wanted === null) return true;
  const name = method.owner.name.toLowerCase();
  return wanted.has(name) || wanted.has(`${name}.${method.name.toLowerCase()}`);
}
