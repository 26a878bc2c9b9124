import type { Coverage, CoveredLines, TestRun } from "../../apex/types.ts";
import type { LocalOrg } from "../../org.ts";

/** What one test method ran when it ran last. */
export interface MethodCoverage {
  className: string;
  methodName: string;
  covered: readonly CoveredLines[];
}

/** Which lines the tests of this server's time ran, over all its test runs. */
export class CoverageTable {
  readonly #byName = new Map<string, Coverage>();
  readonly #byMethod = new Map<string, MethodCoverage>();

  /** Takes up what a run covered; code that has changed since loses what earlier runs covered. */
  record({ coverage, results }: TestRun): void {
    for (const covered of coverage) this.#byName.set(covered.name, merged(this.#byName.get(covered.name), covered));
    for (const { className, methodName, covered } of results)
      this.#byMethod.set(`${className}.${methodName}`, { className, methodName, covered });
  }

  all(): Coverage[] {
    return [...this.#byName.values()];
  }

  methods(): MethodCoverage[] {
    return [...this.#byMethod.values()];
  }

  /** The lines of a class or trigger that hold statements. */
  linesOf(name: string): number[] {
    return [...(this.#byName.get(name)?.lines.keys() ?? [])];
  }
}

/** The id of a class or trigger; null for one that has no record. */
export function apexId(org: LocalOrg, kind: Coverage["kind"], name: string): string | null {
  const object = org.schema.requireObject(kind === "class" ? "ApexClass" : "ApexTrigger");
  const [row] = org.store.readWhere(object, "Name", [name]);
  return row === undefined ? null : String(row["Id"]);
}

function merged(before: Coverage | undefined, now: Coverage): Coverage {
  const sameCode = before !== undefined && [...now.lines.keys()].every((line) => before.lines.has(line));
  if (!sameCode || before.lines.size !== now.lines.size) return now;
  const lines = new Map([...now.lines].map(([line, runs]) => [line, runs + (before.lines.get(line) ?? 0)]));
  return { ...now, lines };
}
