import { isAnnotated } from "../compiler/declarations/annotations.ts";
import type { LoadedProject } from "../engine/loadedProject.ts";
import type { Program } from "../runtime/program/program.ts";
import type { Coverage, CoveredLines } from "../types.ts";

/** Begins to count anew. */
export function clearHits(program: Program): void {
  for (const { hits } of program.units()) hits.fill(0);
}

/** Which lines the work ran; they count towards the whole as well. */
export function linesRunBy(engine: LoadedProject, work: () => void): CoveredLines[] {
  const before = [...engine.program.units()].map(({ hits }) => hits.slice());
  clearHits(engine.program);
  work();
  const covered = measuredUnits(engine).map(({ unit: { name, kind, lines }, hits }) => ({
    name,
    kind,
    lines: lines.filter((line) => (hits[line] ?? 0) > 0)
  }));
  for (const [index, { hits }] of [...engine.program.units()].entries())
    before[index]?.forEach((count, line) => (hits[line] = (hits[line] ?? 0) + count));
  return covered.filter(({ lines }) => lines.length > 0);
}

/** How often each statement's line ran, for all classes that are no tests and all triggers. */
export function coverageOf(engine: LoadedProject): Coverage[] {
  return measuredUnits(engine).map(({ unit: { name, kind, lines }, hits }) => ({
    name,
    kind,
    lines: new Map(lines.map((line) => [line, hits[line] ?? 0]))
  }));
}

type LoadedUnit = ReturnType<Program["units"]> extends Iterable<infer Loaded> ? Loaded : never;
type MeasuredUnit = LoadedUnit & { unit: { kind: Coverage["kind"] } };

function measuredUnits(engine: LoadedProject): MeasuredUnit[] {
  const tests = new Set(
    engine.compiled.classes.filter((type) => isAnnotated(type.annotations, "istest")).map((type) => type.name)
  );
  return [...engine.program.units()].filter(
    (loaded): loaded is MeasuredUnit =>
      loaded.unit.kind !== "anonymous" && !(loaded.unit.kind === "class" && tests.has(loaded.unit.name))
  );
}
