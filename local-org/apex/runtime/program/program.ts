import { Script } from "node:vm";
import type { CompiledUnit } from "../../compiler/compileUnit.ts";
import type { Universe } from "../../types/universe.ts";
import type { ApexValue } from "../values/index.ts";
import { ClassRegistry } from "./classes.ts";
import { LibraryLinks } from "./libraryLinks.ts";
import { createRuntime, type Runtime } from "./runtime.ts";
import { ProgramCatalog } from "./typeCatalog.ts";

type UnitFunction = (runtime: Runtime, notNull: Runtime["notNull"], hits: Uint32Array) => void;

/** How often the statements of a unit ran. */
export interface UnitHits {
  unit: CompiledUnit;
  /** By line. */
  hits: Uint32Array;
}

/** Compiled units, loaded and linked. */
export class Program {
  readonly classes = new ClassRegistry();
  readonly catalog: ProgramCatalog;
  readonly #runtime: Runtime;
  readonly #units = new Map<string, UnitHits>();

  constructor(universe: Universe) {
    const library = new LibraryLinks(universe);
    this.catalog = new ProgramCatalog(universe, this.classes, library);
    this.#runtime = createRuntime(this.classes, library);
  }

  /** Defines the unit's classes. The code sees the runtime, and nothing of Node: all its names are made by the compiler. */
  load(unit: CompiledUnit): void {
    const hits = new Uint32Array((unit.lines.at(-1) ?? 0) + 1);
    if (unit.kind === "anonymous") this.catalog.forget();
    const script = new Script(`(function ($, $n, $h) {${unit.code}\n})`, {
      filename: `apex/${unit.kind}/${unit.name}`
    });
    const define = script.runInThisContext() as UnitFunction;
    define(this.#runtime, this.#runtime.notNull, hits);
    this.#units.set(`${unit.kind} ${unit.name}`.toLowerCase(), { unit, hits });
  }

  units(): Iterable<UnitHits> {
    return this.#units.values();
  }

  /** Calls a static function of a class by its mangled name. */
  call(className: string, key: string, args: ApexValue[] = []): ApexValue {
    const run = this.classes.classNamed(className).functions[key];
    if (run === undefined) throw new Error(`${className} has no function ${key}`);
    return run(...args) ?? null;
  }
}
