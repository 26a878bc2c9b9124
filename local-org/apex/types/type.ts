import type { Position } from "../syntax/node.ts";

export type TypeKind =
  "primitive" | "collection" | "class" | "interface" | "enum" | "sobject" | "parameter" | "special";
export type Access = "private" | "protected" | "public" | "global";

/** A type as a variable is declared with: a declaration and the types for its parameters. */
export interface ApexType {
  readonly declaration: TypeDeclaration;
  readonly args: readonly ApexType[];
  /** `List<Account>`, `Foo.Inner`, `System.HttpRequest`, `Map<Id,String>`. */
  readonly name: string;
  /** The name in lower case: types with the same key are the same. */
  readonly key: string;
}

/** What a type offers, wherever it was declared: in the project, the standard library or the schema. */
export interface TypeDeclaration {
  readonly name: string;
  readonly kind: TypeKind;
  readonly origin: "project" | "library" | "schema";
  readonly typeParameters: readonly string[];
  readonly isAbstract: boolean;
  /** May be extended. */
  readonly isVirtual: boolean;
  readonly access: Access;
  readonly outer: TypeDeclaration | null;
  superType(): ApexType | null;
  interfaces(): readonly ApexType[];
  /** The variable or property that the type itself declares; names in lower case. */
  field(name: string): FieldDeclaration | undefined;
  fields(): Iterable<FieldDeclaration>;
  /** The methods of this name that the type itself declares. */
  methods(name: string): readonly MethodDeclaration[];
  allMethods(): Iterable<MethodDeclaration>;
  constructors(): readonly ConstructorDeclaration[];
  inner(name: string): TypeDeclaration | undefined;
}

export interface FieldDeclaration {
  readonly owner: TypeDeclaration;
  readonly name: string;
  readonly type: ApexType;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly access: Access;
  /** Who may assign it, for a property with a narrower setter; null where it has none. */
  readonly setAccess: Access | null;
  /** How it is stored and reached: a plain JavaScript property, or accessor methods. */
  readonly kind: "variable" | "property";
  readonly annotations: readonly Annotation[];
  readonly isTransient: boolean;
}

export interface MethodDeclaration {
  readonly owner: TypeDeclaration;
  readonly name: string;
  readonly returns: ApexType;
  readonly parameters: readonly ApexType[];
  readonly parameterNames: readonly string[];
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly access: Access;
  readonly annotations: readonly Annotation[];
  readonly position: Position | null;
}

export interface ConstructorDeclaration {
  readonly owner: TypeDeclaration;
  readonly parameters: readonly ApexType[];
  readonly access: Access;
  readonly annotations?: readonly Annotation[];
}

export interface Annotation {
  /** In lower case, without `@`. */
  readonly name: string;
  /** As the source has it, without `@`. */
  readonly written: string;
  /** Parameters by lower-case name; a lone value stands under `value`. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Makes the type of a declaration with these type arguments. */
export function typeOf(declaration: TypeDeclaration, args: readonly ApexType[] = []): ApexType {
  const name = args.length === 0 ? declaration.name : `${declaration.name}<${args.map((arg) => arg.name).join(",")}>`;
  return { declaration, args, name, key: name.toLowerCase() };
}

export function sameType(a: ApexType, b: ApexType): boolean {
  return a.key === b.key;
}

/** Replaces the type parameters of the declaration in a type by the arguments of `receiver`. */
export function substitute(type: ApexType, receiver: ApexType): ApexType {
  if (receiver.args.length === 0) return type;
  if (type.declaration.kind === "parameter") {
    const index = receiver.declaration.typeParameters.indexOf(type.declaration.name);
    return receiver.args[index] ?? type;
  }
  if (type.args.length === 0) return type;
  return typeOf(
    type.declaration,
    type.args.map((arg) => substitute(arg, receiver))
  );
}

export function annotation(annotated: { annotations: readonly Annotation[] }, name: string): Annotation | undefined {
  return annotated.annotations.find((each) => each.name === name);
}
