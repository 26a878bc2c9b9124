import { NotSupportedError } from "../../errors.ts";
import type { Schema } from "../../schema/types.ts";
import { readLibrary, splitTypes } from "./library.ts";
import { SObjectDeclaration } from "./sobject.ts";
import { emptyDeclaration, NULL, VOID } from "./builtin.ts";
import { interviewDeclaration } from "./interviews.ts";
import { typeOf, type ApexType, type TypeDeclaration } from "./type.ts";
import { isUnwrittenNamespace, unwrittenType } from "./unwritten.ts";

/** Namespaces whose types need no prefix, in the order in which they are searched. */
const OPEN_NAMESPACES = ["system", "schema"];
const OWN_NAMESPACE_TYPES = new Set(["list", "set", "map"]);

/** All types that sources may name: the project's, the standard library's and the schema's. */
export class Universe {
  readonly #library = new Map<string, TypeDeclaration>();
  readonly #namespaces = new Set<string>();
  readonly #project = new Map<string, TypeDeclaration>();
  readonly #sObjects = new Map<string, SObjectDeclaration>();
  readonly schema: Schema;
  readonly #unwrittenTypes = new Map<string, TypeDeclaration>();
  readonly #libraryTypes = new Map<string, ApexType>();

  readonly #labels: ReadonlyMap<string, string>;
  readonly #pages: ReadonlyMap<string, string>;
  readonly #ownNamespace: string | undefined;

  constructor(
    schema: Schema,
    labels: readonly string[] = [],
    pages: readonly string[] = [],
    flows: readonly string[] = [],
    ownNamespace?: string
  ) {
    this.schema = schema;
    this.#ownNamespace = ownNamespace?.toLowerCase();
    this.#pages = new Map(pages.map((name) => [name.toLowerCase(), name]));
    this.#labels = new Map(labels.map((name) => [name.toLowerCase(), name]));
    for (const declaration of readLibrary((name) => this.libraryType(name))) {
      this.#library.set(declaration.name.toLowerCase(), declaration);
      const dot = declaration.name.indexOf(".");
      if (dot > 0) this.#namespaces.add(declaration.name.slice(0, dot).toLowerCase());
    }
    this.#declareInterviews(flows);
    this.#library.set("aggregateresult", {
      ...emptyDeclaration("AggregateResult", "sobject"),
      superType: () => this.libraryType("SObject")
    });
  }

  /** Each flow has a type for its interviews. */
  #declareInterviews(flows: readonly string[]): void {
    const interview = this.#library.get("flow.interview");
    if (interview === undefined) return;
    for (const flow of flows) {
      const declaration = interviewDeclaration(flow, interview);
      this.#library.set(declaration.name.toLowerCase(), declaration);
    }
  }

  /** Adds a top-level type of the project, or replaces the one of this name. */
  declare(declaration: TypeDeclaration): void {
    this.#project.set(declaration.name.toLowerCase(), declaration);
  }

  forget(name: string): void {
    this.#project.delete(name.toLowerCase());
  }

  isNamespace(name: string): boolean {
    const key = name.toLowerCase();
    return this.#namespaces.has(key) || key === "page" || key === this.#ownNamespace || isUnwrittenNamespace(name);
  }

  projectType(name: string): TypeDeclaration | undefined {
    return this.#project.get(name.toLowerCase());
  }

  projectTypes(): Iterable<TypeDeclaration> {
    return this.#project.values();
  }

  sObject(name: string): SObjectDeclaration | undefined {
    const key = name.toLowerCase();
    const known = this.#sObjects.get(key);
    if (known !== undefined) return known;
    const schema = this.schema.object(name);
    if (schema === undefined) return undefined;
    const declaration =
      this.#sObjects.get(schema.name.toLowerCase()) ??
      new SObjectDeclaration(schema, (written) => this.#typeInSchema(written));
    this.#sObjects.set(schema.name.toLowerCase(), declaration);
    this.#sObjects.set(key, declaration);
    return declaration;
  }

  /** The canonical name of a custom label; undefined where there is none. */
  label(name: string): string | undefined {
    return this.#labels.get(name.toLowerCase());
  }

  /** The canonical name of a Visualforce page; undefined where there is none. */
  page(name: string): string | undefined {
    return this.#pages.get(name.toLowerCase());
  }

  /** A type by its dotted name as it stands in a source within `inside`, without type arguments. */
  declaration(name: string, inside: TypeDeclaration | null): TypeDeclaration | undefined {
    const [first = "", ...rest] = name.toLowerCase().split(".");
    const start = this.#unqualified(first, inside);
    const found = start === undefined ? undefined : innermost(start, rest);
    return found ?? this.#qualified(first, rest) ?? this.#unwritten(name) ?? aroundSupers(inside, first, rest);
  }

  /**
   * A type as the type of a variable: objects such as BusinessHours stand before classes of the same name that have static methods only.
   */
  typeDeclaration(name: string, inside: TypeDeclaration | null): TypeDeclaration | undefined {
    const found = this.declaration(name, inside);
    if (found?.origin !== "library" || found.kind !== "class" || name.includes(".")) return found;
    const hasInstances = [...found.fields(), ...found.allMethods()].some((member) => !member.isStatic);
    return hasInstances ? found : (this.sObject(name) ?? found);
  }

  /** A type of a namespace without signatures, of which only the name is known. */
  #unwritten(name: string): TypeDeclaration | undefined {
    const [namespace = "", type, ...rest] = name.split(".");
    if (type === undefined || !isUnwrittenNamespace(namespace)) return undefined;
    if (rest.length > 0 && namespace.toLowerCase() !== "component") return undefined;
    const key = name.toLowerCase();
    const known = this.#unwrittenTypes.get(key) ?? unwrittenType(name);
    this.#unwrittenTypes.set(key, known);
    return known;
  }

  #unqualified(name: string, inside: TypeDeclaration | null): TypeDeclaration | undefined {
    for (let scope = inside; scope !== null; scope = scope.outer) {
      if (scope.name.toLowerCase() === name) return scope;
      const inner = inheritedInner(scope, name);
      if (inner !== undefined) return inner;
    }
    const found = this.#project.get(name) ?? this.#library.get(name);
    if (found !== undefined) return found;
    for (const namespace of OPEN_NAMESPACES) {
      const library = this.#library.get(`${namespace}.${name}`);
      if (library !== undefined) return library;
    }
    return this.sObject(name);
  }

  #qualified(first: string, rest: readonly string[]): TypeDeclaration | undefined {
    const name = rest.join(".");
    if (rest.length === 0) return undefined;
    const own = first === this.#ownNamespace ? this.#project.get(rest[0] ?? "") : undefined;
    if (own !== undefined) return innermost(own, rest.slice(1));
    const library = this.#library.get(`${first}.${name}`) ?? this.#library.get(`system.${first}.${name}`);
    if (library !== undefined) return library;
    if (first === "flow" && rest[0] === "interview") return this.#library.get("flow.interview");
    if (first === "system") return this.#library.get(name);
    return first === "schema" ? this.sObject(name) : undefined;
  }

  /** The object's name, behind `Schema.` where another type stands before it: what leads to the object from anywhere. */
  unmistakableName(object: SObjectDeclaration): string {
    const isHidden = this.declaration(object.name, null) !== object;
    return isHidden ? `Schema.${object.name}` : object.name;
  }

  /** A type by its full name with parameters, as names travel at runtime; undefined where there is none. */
  find(name: string): ApexType | undefined {
    return this.#find(name, (base) => this.declaration(base, null));
  }

  #find(name: string, lookUp: (base: string) => TypeDeclaration | undefined): ApexType | undefined {
    const written = name.trim();
    if (written.endsWith("[]")) {
      const element = this.#find(written.slice(0, -2), lookUp);
      return element === undefined ? undefined : this.listOf(element);
    }
    const open = written.indexOf("<");
    const base = open < 0 ? written : written.slice(0, open);
    const declaration = this.#special(base) ?? lookUp(base);
    if (declaration === undefined) return undefined;
    const args = open < 0 ? [] : splitTypes(written.slice(open + 1, -1)).map((arg) => this.#find(arg, lookUp));
    if (args.includes(undefined)) return undefined;
    return typeOf(declaration, args as ApexType[]);
  }

  #special(name: string): TypeDeclaration | undefined {
    const key = name.toLowerCase();
    if (key === "void") return VOID.declaration;
    if (key === "null") return NULL.declaration;
    return undefined;
  }

  /** A type that the standard library names; what it has no signatures for behaves as `Object`. */
  libraryType(name: string): ApexType {
    const known = this.#libraryTypes.get(name);
    if (known !== undefined) return known;
    const written = name === "RecordSet<SObject>" ? "List<SObject>" : name;
    const type = this.#find(written, (base) => this.#ofPlatform(base)) ?? this.type("Object");
    this.#libraryTypes.set(name, type);
    return type;
  }

  /** What the platform's own declarations name: classes of the project with the same name do not stand before it. */
  #ofPlatform(name: string): TypeDeclaration | undefined {
    const [first = "", ...rest] = name.toLowerCase().split(".");
    const found = this.#library.get(name.toLowerCase());
    if (found !== undefined) return found;
    for (const namespace of OPEN_NAMESPACES) {
      const library = this.#library.get(`${namespace}.${name.toLowerCase()}`);
      if (library !== undefined) return library;
    }
    return this.sObject(name) ?? this.#qualified(first, rest);
  }

  /** In the schema a name is first of all an object's. */
  #typeInSchema(name: string): ApexType {
    return this.schema.object(name) === undefined ? this.libraryType(name) : this.recordType(name);
  }

  /** A type that certainly exists, such as `Integer`. */
  type(name: string): ApexType {
    const found = this.find(name);
    if (found === undefined) throw new NotSupportedError(`the type ${name}`);
    return found;
  }

  /** The type of an object's records, though a class of the library has the object's name. */
  recordType(object: string): ApexType {
    const declaration = this.sObject(object);
    return declaration === undefined ? this.type(object) : typeOf(declaration);
  }

  listOf(element: ApexType): ApexType {
    return typeOf(this.#collection("list"), [element]);
  }

  setOf(element: ApexType): ApexType {
    return typeOf(this.#collection("set"), [element]);
  }

  mapOf(key: ApexType, value: ApexType): ApexType {
    return typeOf(this.#collection("map"), [key, value]);
  }

  #collection(name: string): TypeDeclaration {
    const declaration = this.#library.get(name);
    if (declaration === undefined || !OWN_NAMESPACE_TYPES.has(name)) throw new Error(`no collection ${name}`);
    return declaration;
  }
}

function innermost(start: TypeDeclaration, names: readonly string[]): TypeDeclaration | undefined {
  let found: TypeDeclaration | undefined = start;
  for (const name of names) found = found === undefined ? undefined : inheritedInner(found, name);
  return found;
}

/** What a class that extends an inner class sees of the types beside that, where the name means nothing else. */
function aroundSupers(
  inside: TypeDeclaration | null,
  first: string,
  rest: readonly string[]
): TypeDeclaration | undefined {
  for (let above = inside?.superType(); above; above = above.declaration.superType()) {
    const inner = above.declaration.outer?.inner(first);
    if (inner !== undefined) return innermost(inner, rest);
  }
  return undefined;
}

/** Inner types are seen from the class that declares them and from those below it. */
function inheritedInner(scope: TypeDeclaration, name: string): TypeDeclaration | undefined {
  for (let type: TypeDeclaration | undefined = scope; type !== undefined; type = type.superType()?.declaration) {
    const inner = type.inner(name);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
