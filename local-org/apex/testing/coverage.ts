import { isAnnotated } from "../compiler/declarations/annotations.ts";
import type { LoadedProject } from "../engine/loadedProject.ts";
import type { Program } from "../runtime/program/program.ts";
import type { Coverage, CoveredLines } from "../types.ts";

/** What the tests of one session cover. What else runs between two of them does not count. */
export class CoverageCount {
  readonly #program: Program;
  readonly #counts: readonly UnitCount[];

  constructor(engine: LoadedProject) {
    this.#program = engine.program;
    this.#counts = measuredUnits(engine).map(({ unit, hits }) => ({
      unit,
      hits,
      total: new Float64Array(hits.length)
    }));
  }

  /** Which lines the work ran, by class and trigger; they count towards the whole as well. */
  linesRunBy(work: () => void): CoveredLines[] {
    for (const { hits } of this.#program.units()) hits.fill(0);
    work();
    return this.#counts.flatMap(({ unit: { name, kind, lines }, hits, total }) => {
      const ran = lines.filter((line) => (hits[line] ?? 0) > 0);
      for (const line of ran) total[line] = (total[line] ?? 0) + (hits[line] ?? 0);
      return ran.length === 0 ? [] : [{ name, kind, lines: ran }];
    });
  }

  /** How often each statement's line ran, for all classes that are no tests and all triggers. */
  whole(): Coverage[] {
    return this.#counts.map(({ unit: { name, kind, lines }, total }) => ({
      name,
      kind,
      lines: new Map(lines.map((line) => [line, total[line] ?? 0]))
    }));
  }
}

type LoadedUnit = ReturnType<Program["units"]> extends Iterable<infer Loaded> ? Loaded : never;
type MeasuredUnit = LoadedUnit & { unit: { kind: Coverage["kind"] } };
type UnitCount = MeasuredUnit & { total: Float64Array };

function measuredUnits(engine: LoadedProject): MeasuredUnit[] {
  const tests = new Set(
    engine.compiled.classes.filter((type) => isAnnotated(type.annotations, "istest")).map((type) => type.name)
  );
  return [...engine.program.units()].filter(
    (loaded): loaded is MeasuredUnit =>
      loaded.unit.kind !== "anonymous" && !(loaded.unit.kind === "class" && tests.has(loaded.unit.name))
  );
}
