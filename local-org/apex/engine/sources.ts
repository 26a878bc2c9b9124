import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { TriggerUnitContext } from "@apexdevtools/apex-parser";
import { NotSupportedError, SourceError } from "../../errors.ts";
import type { Project } from "../../metadata/types.ts";
import { compileClass, compileTrigger, type CompiledUnit } from "../compiler/compileUnit.ts";
import { declareUnit } from "../compiler/declarations/declare.ts";
import type { ProjectType } from "../compiler/declarations/projectType.ts";
import type { Source } from "../compiler/source.ts";
import { parseClass, parseTrigger } from "../syntax/parse.ts";
import type { Universe } from "../types/universe.ts";

export interface TriggerUnit {
  name: string;
  object: string;
  /** `before insert`, `after update` … */
  events: ReadonlySet<string>;
  unit: CompiledUnit;
}

/** A project's Apex after compilation. */
export interface CompiledProject {
  classes: ProjectType[];
  units: CompiledUnit[];
  triggers: TriggerUnit[];
  /** All mistakes, in the order of the files. */
  problems: SourceError[];
}

/** Compiles all classes and triggers of the project; declares the classes in the universe first, so that their order does not matter. */
export function compileProject(project: Project, universe: Universe): CompiledProject {
  const result: CompiledProject = { classes: [], units: [], triggers: [], problems: [] };
  const attempt = (source: Source, work: () => void): void => {
    try {
      work();
    } catch (error) {
      result.problems.push(problemFrom(error, source));
    }
  };
  const trees: { tree: TriggerUnitContext; source: Source }[] = [];
  for (const source of sourcesOf(project, "ApexClass")) {
    attempt(source, () => {
      const type = declareUnit(parseClass(source.file, source.text), source, universe);
      universe.declare(type);
      result.classes.push(type);
    });
  }
  for (const source of sourcesOf(project, "ApexTrigger")) {
    attempt(source, () => void trees.push({ tree: parseTrigger(source.file, source.text), source }));
  }
  for (const type of result.classes) attempt(type.source, () => addClass(result, type, universe));
  for (const { tree, source } of trees) attempt(source, () => addTrigger(result, tree, source, universe));
  return result;
}

/** What the compiler lacks is a problem of the source that needs it: it must not stop the others. */
function problemFrom(error: unknown, source: Source): SourceError {
  if (error instanceof SourceError) return error;
  if (error instanceof NotSupportedError) return new SourceError(source.file, 1, 1, error.message);
  throw error;
}

function addClass(result: CompiledProject, type: ProjectType, universe: Universe): void {
  const problems = type.declarationProblems();
  if (problems.length === 0) result.units.push(compileClass(type, universe));
  result.problems.push(...problems);
}

function addTrigger(result: CompiledProject, tree: TriggerUnitContext, source: Source, universe: Universe): void {
  const unit = compileTrigger(tree, source, universe);
  const [, object] = tree.id_list().map((id) => id.getText());
  const events = tree.triggerCase_list().map((each) => triggerEvent(each.getText()));
  result.units.push(unit);
  result.triggers.push({ name: unit.name, object: object ?? "", events: new Set(events), unit });
}

/** `beforeinsert`, as the tree's text has it, with its blank. */
function triggerEvent(text: string): string {
  return text.toLowerCase().replace(/^(before|after)/, "$1 ");
}

function sourcesOf(project: Project, type: string): Source[] {
  return project.ofType(type).map((component) => {
    const path = project.sourcePath(component);
    return { file: relative(project.dir, path), text: readFileSync(path, "utf8") };
  });
}
