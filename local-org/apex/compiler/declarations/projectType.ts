import type {
  BlockContext,
  ClassBodyDeclarationContext,
  ConstructorDeclarationContext,
  ExpressionContext,
  MethodDeclarationContext,
  PropertyDeclarationContext
} from "@apexdevtools/apex-parser";
import type { SourceError } from "../../../errors.ts";
import type { SyntaxNode } from "../../syntax/node.ts";
import type {
  Access,
  Annotation,
  ApexType,
  ConstructorDeclaration,
  FieldDeclaration,
  MethodDeclaration,
  TypeDeclaration
} from "../../types/type.ts";
import type { Source } from "../source.ts";
import type { SharingDeclaration } from "./modifiers.ts";

/** A variable or property of a project's class, with what its code is compiled from. */
export interface ProjectField extends FieldDeclaration {
  readonly owner: ProjectType;
  readonly node: SyntaxNode;
  readonly initializer: ExpressionContext | null;
  /** The JavaScript property that holds the value. */
  readonly key: string;
  readonly property: PropertyCode | null;
}

export interface PropertyCode {
  readonly node: PropertyDeclarationContext;
  readonly getter: Accessor | null;
  readonly setter: Accessor | null;
  /** Reads and writes go through accessor methods, because one has a body or may be overridden. */
  readonly throughMethods: boolean;
}

export interface Accessor {
  readonly access: Access;
  /** Null for `get;` and `set;`. */
  readonly body: BlockContext | null;
  readonly node: SyntaxNode;
}

export interface ProjectMethod extends MethodDeclaration {
  readonly owner: ProjectType;
  readonly node: SyntaxNode;
  readonly body: BlockContext | null;
  /** The name of the JavaScript method: `add(Integer,String)` in lower case. */
  readonly key: string;
}

export interface ProjectConstructor extends ConstructorDeclaration {
  readonly owner: ProjectType;
  readonly parameterNames: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly node: ConstructorDeclarationContext;
  readonly key: string;
}

/** An initialiser block, or a variable's initial value, in the order of the source. */
export type Initializer = { kind: "block"; block: BlockContext } | { kind: "field"; field: ProjectField };

/** A class, interface or enum of the project, top-level or inner. */
export class ProjectType implements TypeDeclaration {
  readonly source: Source;
  readonly node: SyntaxNode;
  readonly name: string;
  readonly simpleName: string;
  readonly kind: "class" | "interface" | "enum";
  readonly origin = "project";
  readonly typeParameters: readonly string[] = [];
  readonly outer: ProjectType | null;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly access: Access;
  readonly sharing: SharingDeclaration;
  readonly annotations: readonly Annotation[];

  readonly innerTypes = new Map<string, ProjectType>();
  readonly enumConstants: string[] = [];
  readonly fieldsByName = new Map<string, ProjectField>();
  readonly methodsByName = new Map<string, ProjectMethod[]>();
  readonly constructorList: ProjectConstructor[] = [];
  readonly staticInitializers: Initializer[] = [];
  readonly instanceInitializers: Initializer[] = [];
  /** Supplies super type and members when they are first needed, after all types of the project are known by name. */
  resolve: (() => void) | null = null;
  extended: ApexType | null = null;
  implemented: ApexType[] = [];
  /** Mistakes in declarations of members: what they declare is missing. */
  readonly problems: SourceError[] = [];

  constructor(options: ProjectTypeOptions) {
    this.source = options.source;
    this.node = options.node;
    this.simpleName = options.name;
    this.name = options.outer === null ? options.name : `${options.outer.name}.${options.name}`;
    this.kind = options.kind;
    this.outer = options.outer;
    this.isAbstract = options.isAbstract;
    this.isVirtual = options.isVirtual;
    this.access = options.access;
    this.sharing = options.sharing;
    this.annotations = options.annotations;
  }

  /** The top-level type in whose source this stands. */
  get topLevel(): ProjectType {
    return this.outer === null ? this : this.outer.topLevel;
  }

  superType(): ApexType | null {
    this.#resolved();
    return this.extended;
  }

  interfaces(): readonly ApexType[] {
    this.#resolved();
    return this.implemented;
  }

  field(name: string): ProjectField | undefined {
    this.#resolved();
    return this.fieldsByName.get(name);
  }

  fields(): Iterable<ProjectField> {
    this.#resolved();
    return this.fieldsByName.values();
  }

  methods(name: string): readonly MethodDeclaration[] {
    this.#resolved();
    return this.methodsByName.get(name) ?? [];
  }

  allMethods(): ProjectMethod[] {
    this.#resolved();
    return [...this.methodsByName.values()].flat();
  }

  constructors(): readonly ProjectConstructor[] {
    this.#resolved();
    return this.constructorList;
  }

  inner(name: string): ProjectType | undefined {
    return this.innerTypes.get(name);
  }

  /** Mistakes in what this and its inner types declare. */
  declarationProblems(): SourceError[] {
    this.#resolved();
    return [...this.problems, ...[...this.innerTypes.values()].flatMap((inner) => inner.declarationProblems())];
  }

  #resolved(): void {
    const resolve = this.resolve;
    this.resolve = null;
    resolve?.();
  }
}

export interface ProjectTypeOptions {
  source: Source;
  node: SyntaxNode;
  name: string;
  kind: ProjectType["kind"];
  outer: ProjectType | null;
  isAbstract: boolean;
  isVirtual: boolean;
  access: Access;
  sharing: SharingDeclaration;
  annotations: readonly Annotation[];
}

export type BodyDeclaration = ClassBodyDeclarationContext;
export type MethodNode = MethodDeclarationContext;
