import type { TypeScope } from "./types.ts";
import type { ApexType, FieldDeclaration, MethodDeclaration, TypeDeclaration } from "../types/type.ts";
import type { Universe } from "../types/universe.ts";
import type { Source } from "./source.ts";

/** Text or a JSON value as it stands in JavaScript. */
export const literal = (value: string | number | boolean | null): string => JSON.stringify(value);

/**
 * The JavaScript of one source file while it is written. What it needs of the runtime stands once at its top, by name, so that the text alone
 * is the compiled unit and can be kept.
 */
export class Unit {
  readonly source: Source;
  readonly universe: Universe;
  /** As coverage and stack traces name it. */
  readonly name: string;
  readonly lines = new Set<number>();
  readonly #constants = new Map<string, string>();
  /** Names of the project's types and sObjects that the code was checked against. */
  readonly references = new Set<string>();

  constructor(name: string, source: Source, universe: Universe) {
    this.name = name;
    this.source = source;
    this.universe = universe;
  }

  /** The name of a constant with this initial value. */
  constant(code: string): string {
    let name = this.#constants.get(code);
    if (name === undefined) {
      name = `$c${this.#constants.size + 1}`;
      this.#constants.set(code, name);
    }
    return name;
  }

  /** A compiled class at runtime. */
  classConstant(declaration: TypeDeclaration): string {
    this.references.add(declaration.name);
    return this.constant(`$.classNamed(${literal(declaration.name)})`);
  }

  /** The function behind an overload of a library class. */
  libraryConstant(kind: "static" | "method", method: MethodDeclaration): string {
    const types = method.parameters.map((parameter) => parameter.name).join(",");
    return this.constant(
      `$.library.${kind}(${literal(method.owner.name)},${literal(method.name)},${literal(types)},${literal(this.source.file)})`
    );
  }

  libraryField(field: FieldDeclaration): string {
    const kind = field.isStatic ? "staticProperty" : "property";
    return this.constant(`$.library.${kind}(${literal(field.owner.name)},${literal(field.name)})`);
  }

  /** Remembers that the line holds a statement, for coverage. */
  statementAt(line: number): void {
    this.lines.add(line);
  }

  typeScope(inside: TypeDeclaration | null): TypeScope {
    return { universe: this.universe, source: this.source, inside };
  }

  typeNamed(name: string): ApexType {
    return this.universe.type(name);
  }

  /** The whole unit: constants first, then the definitions of its types. */
  assemble(definitions: string): string {
    const constants = [...this.#constants].map(([code, name]) => `const ${name} = ${code};`);
    return `"use strict";\n${constants.join("\n")}\n${definitions}`;
  }
}
