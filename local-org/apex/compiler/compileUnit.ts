import type { AnonymousUnitContext, TriggerUnitContext } from "@apexdevtools/apex-parser";
import type { Universe } from "../types/universe.ts";
import type { ProjectType } from "./declarations/projectType.ts";
import { emitType } from "./emit/classes.ts";
import { emitAnonymous, emitTrigger } from "./emit/scripts.ts";
import { problem, type Source } from "./source.ts";
import { Unit } from "./unit.ts";

/** One source as JavaScript, with what is known of it beside the code. */
export interface CompiledUnit {
  name: string;
  kind: "class" | "trigger" | "anonymous";
  code: string;
  /** Lines that hold statements. */
  lines: number[];
}

/** Throws the first mistake as a `SourceError`. */
export function compileClass(type: ProjectType, universe: Universe): CompiledUnit {
  const unit = new Unit(type.name, type.source, universe);
  return finish(unit, "class", emitType(unit, type));
}

export function compileTrigger(tree: TriggerUnitContext, source: Source, universe: Universe): CompiledUnit {
  const [name, object] = tree.id_list().map((id) => id.getText());
  const schema = universe.sObject(object ?? "");
  if (schema === undefined) throw problem(source, tree, `Invalid type: ${object}`);
  checkUsages(tree, source);
  const unit = new Unit(name ?? "", source, universe);
  return finish(unit, "trigger", emitTrigger(unit, tree, universe.type(schema.name)));
}

export function compileAnonymous(tree: AnonymousUnitContext, source: Source, universe: Universe): CompiledUnit {
  const unit = new Unit("AnonymousBlock", source, universe);
  return finish(unit, "anonymous", emitAnonymous(unit, tree));
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers.htm */
function checkUsages(tree: TriggerUnitContext, source: Source): void {
  const seen = new Set<string>();
  for (const each of tree.triggerCase_list()) {
    const usage = each
      .getText()
      .toLowerCase()
      .replace(
        /^(b|a)(efore|fter)(.)/,
        (_all, first: string, rest: string, event: string) => `${first.toUpperCase()}${rest} ${event.toUpperCase()}`
      );
    if (seen.has(usage)) throw problem(source, each, `Duplicate Trigger Usage: ${usage}`);
    if (usage === "Before Undelete") throw problem(source, each, "Trigger Usage Before Undelete is not supported");
    seen.add(usage);
  }
}

function finish(unit: Unit, kind: CompiledUnit["kind"], definitions: string): CompiledUnit {
  return { name: unit.name, kind, code: unit.assemble(definitions), lines: [...unit.lines].sort((a, b) => a - b) };
}
