import type { MethodCallContext } from "@apexdevtools/apex-parser";
import type { SourceError } from "../../errors.ts";
import type { SyntaxNode } from "../syntax/node.ts";
import type { ApexType } from "../types/type.ts";
import { checkIdentifier } from "./declarations/identifiers.ts";
import type { ProjectField, ProjectType } from "./declarations/projectType.ts";
import { problem } from "./source.ts";
import type { Unit } from "./unit.ts";

export interface Local {
  readonly name: string;
  readonly type: ApexType;
  /** The JavaScript variable. */
  readonly code: string;
  /** Whether it may be assigned once only, and the JavaScript variable that tells whether it was; null for others. */
  readonly assigned: string | null;
}

export type BodyKind = "method" | "constructor" | "initializer" | "trigger";

export interface BodyOptions {
  unit: Unit;
  /** The class in whose code this stands. */
  inside: ProjectType;
  isStatic: boolean;
  returns: ApexType;
  /** A trigger's object: the type of `Trigger.new`. */
  triggerObject?: ApexType;
  /** Final variables may be assigned in constructors and initialisers. */
  initializes?: boolean;
  /** What the code is; a method where not given. */
  kind?: BodyKind;
  /** The property whose accessor this is. */
  accessorOf?: ProjectField;
}

/** The code of one method while it is compiled: what its names mean and what it returns. */
export class Body {
  readonly unit: Unit;
  readonly inside: ProjectType;
  readonly isStatic: boolean;
  readonly returns: ApexType;
  readonly triggerObject: ApexType | null;
  readonly initializes: boolean;
  readonly kind: BodyKind;
  readonly accessorOf: ProjectField | null;
  readonly #scopes: Map<string, Local>[] = [new Map()];
  readonly #temporaries: string[] = [];
  #counter = 0;
  /** The variable whose first value is being compiled. */
  initializing: ProjectField | null = null;
  /** The constructor's first statement, where it is `this(…)` or `super(…)`. */
  delegation: MethodCallContext | null = null;
  /** Within the arguments of `this(…)` and `super(…)`, where there is no instance yet. */
  delegates = false;
  /** The loops around the current statement, innermost last, and whether a break leaves them. */
  readonly loops: { hasBreak: boolean }[] = [];

  constructor(options: BodyOptions) {
    this.unit = options.unit;
    this.inside = options.inside;
    this.isStatic = options.isStatic;
    this.returns = options.returns;
    this.triggerObject = options.triggerObject ?? null;
    this.initializes = options.initializes ?? false;
    this.kind = options.kind ?? "method";
    this.accessorOf = options.accessorOf ?? null;
  }

  /** A compile error at this node. */
  problem(node: SyntaxNode, message: string): SourceError {
    return problem(this.unit.source, node, message);
  }

  declare(node: SyntaxNode, name: string, type: ApexType, isFinal = false): Local {
    checkIdentifier(this.unit.source, node, name);
    if (this.local(name) !== undefined) throw this.problem(node, `Duplicate variable: ${name}`);
    const code = `v_${name.toLowerCase()}`;
    const local: Local = { name, type, code, assigned: isFinal ? `f${code}` : null };
    this.#scopes.at(-1)?.set(name.toLowerCase(), local);
    return local;
  }

  local(name: string): Local | undefined {
    const key = name.toLowerCase();
    for (let index = this.#scopes.length - 1; index >= 0; index--) {
      const found = this.#scopes[index]?.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** All variables that can be seen here, for the binds of dynamic queries. */
  locals(): Local[] {
    return this.#scopes.flatMap((scope) => [...scope.values()]);
  }

  /** Compiles something whose declarations end with it. */
  scoped<T>(work: () => T): T {
    this.#scopes.push(new Map());
    try {
      return work();
    } finally {
      this.#scopes.pop();
    }
  }

  /** A JavaScript variable of the whole method, for a value that is needed twice. */
  temporary(): string {
    const name = `$t${++this.#counter}`;
    this.#temporaries.push(name);
    return name;
  }

  /** A name for a constant in the block that is being written. */
  fresh(prefix: string): string {
    return `$${prefix}${++this.#counter}`;
  }

  /** Declares the temporaries; stands at the method's begin. */
  temporariesCode(): string {
    return this.#temporaries.length === 0 ? "" : `let ${this.#temporaries.join(", ")};`;
  }
}
