import type { Coverage, TestRun } from "../../apex/types.ts";
import type { LocalOrg } from "../../org.ts";

/** Which lines the tests of this server's time ran, over all its test runs. */
export class CoverageTable {
  readonly #byName = new Map<string, Coverage>();

  /** Takes up what a run covered; code that has changed since loses what earlier runs covered. */
  record({ coverage }: TestRun): void {
    for (const covered of coverage) this.#byName.set(covered.name, merged(this.#byName.get(covered.name), covered));
  }

  all(): Coverage[] {
    return [...this.#byName.values()];
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
