import { isAnnotated } from "../compiler/declarations/annotations.ts";
import type { ApexProgramEngine } from "../engine/apexEngine.ts";
import type { Program } from "../runtime/program/program.ts";
import type { Coverage, CoveredLines } from "../types.ts";

/** Begins to count anew. */
export function clearHits(program: Program): void {
  for (const { hits } of program.units()) hits.fill(0);
}

/** Which lines the work ran; they count towards the whole as well. */
export function linesRunBy(engine: ApexProgramEngine, work: () => void): CoveredLines[] {
  const before = [...engine.program.units()].map(({ hits }) => hits.slice());
  clearHits(engine.program);
  work();
  const covered = coverageOf(engine).map(({ name, kind, lines }) => ({ name, kind, lines: ranAtAll(lines) }));
  for (const [index, { hits }] of [...engine.program.units()].entries())
    before[index]?.forEach((count, line) => (hits[line] = (hits[line] ?? 0) + count));
  return covered.filter(({ lines }) => lines.length > 0);
}

function ranAtAll(lines: Coverage["lines"]): number[] {
  return [...lines].filter(([, runs]) => runs > 0).map(([line]) => line);
}

/** How often each statement's line ran, for all classes that are no tests and all triggers. */
export function coverageOf(engine: ApexProgramEngine): Coverage[] {
  const tests = new Set(
    engine.compiled.classes.filter((type) => isAnnotated(type.annotations, "istest")).map((type) => type.name)
  );
  const coverage: Coverage[] = [];
  for (const { unit, hits } of engine.program.units()) {
    if (unit.kind === "anonymous" || (unit.kind === "class" && tests.has(unit.name))) continue;
    coverage.push({
      name: unit.name,
      kind: unit.kind,
      lines: new Map(unit.lines.map((line) => [line, hits[line] ?? 0]))
    });
  }
  return coverage;
}
