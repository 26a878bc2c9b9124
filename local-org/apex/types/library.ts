import { readFileSync } from "node:fs";
import { emptyDeclaration } from "./builtin.ts";
import {
  typeOf,
  type ApexType,
  type ConstructorDeclaration,
  type FieldDeclaration,
  type MethodDeclaration,
  type TypeDeclaration,
  type TypeKind
} from "./type.ts";

/** Finds a type by the way `standard-library.txt` writes it. */
export type FindType = (name: string) => ApexType;

const HEADING = /^(class|interface) ([\w.]+)(?:<([^>]*)>)?(?: extends (.+?))?(?: implements (.+?))? \{$/;
const MEMBER = /^ {2}(?<modifiers>(?:static |abstract |final |virtual )*)(?<rest>.+)$/;
const METHOD = /^(?:(?<type>.+) )?(?<name>[\w.]+)\((?<parameters>.*)\)$/;
const FIELD = /^(?<type>.+) (?<name>\w+)$/;
const PRIMITIVES = new Set([
  "Blob",
  "Boolean",
  "Date",
  "Datetime",
  "Decimal",
  "Double",
  "Id",
  "Integer",
  "Long",
  "String",
  "Time"
]);
const COLLECTIONS = new Set(["List", "Set", "Map"]);

/** The declarations of the standard library, read from the signatures beside this file. */
export function readLibrary(find: FindType): TypeDeclaration[] {
  const text = readFileSync(new URL("standard-library.txt", import.meta.url), "utf8");
  const declarations: TypeDeclaration[] = [emptyDeclaration("Object", "class")];
  let heading: RegExpExecArray | null = null;
  let members: string[] = [];
  for (const line of text.split("\n")) {
    const started = HEADING.exec(line);
    if (started !== null) {
      heading = started;
      members = [];
    } else if (line === "}" && heading !== null) {
      declarations.push(new LibraryDeclaration(heading, members, find));
      heading = null;
    } else if (heading !== null) {
      members.push(line);
    }
  }
  return declarations;
}

interface Members {
  fields: Map<string, FieldDeclaration>;
  methods: Map<string, MethodDeclaration[]>;
  constructors: ConstructorDeclaration[];
}

/** One class of the standard library; its members are read when somebody first asks for one. */
class LibraryDeclaration implements TypeDeclaration {
  readonly name: string;
  readonly kind: TypeKind;
  readonly origin = "library";
  readonly typeParameters: readonly string[];
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly access = "global";
  readonly outer = null;
  readonly #find: FindType;
  readonly #superName: string | undefined;
  readonly #interfaceNames: string[];
  readonly #lines: string[];
  #members: Members | null = null;
  #superType: ApexType | null | undefined;

  constructor(heading: RegExpExecArray, lines: string[], find: FindType) {
    const [, keyword, name = "", parameters, superName, interfaces] = heading;
    this.name = name;
    this.typeParameters = parameters?.split(", ") ?? [];
    this.#superName = superName;
    this.kind = kindOf(keyword === "interface", name, superName);
    this.isAbstract = keyword === "interface";
    this.isVirtual = this.kind === "class";
    this.#interfaceNames = interfaces === undefined ? [] : [interfaces];
    this.#lines = lines;
    const parameterTypes = new Map(
      this.typeParameters.map((each) => [each, typeOf(emptyDeclaration(each, "parameter"))])
    );
    this.#find = (written) => findWithParameters(written, parameterTypes, find);
  }

  superType(): ApexType | null {
    if (this.#superType === undefined) {
      const named = this.#superName !== undefined && !this.#superName.startsWith("Enum<");
      this.#superType = named ? this.#find(this.#superName ?? "") : null;
    }
    return this.#superType;
  }

  interfaces(): readonly ApexType[] {
    return this.#interfaceNames.map((name) => this.#find(name));
  }

  field(name: string): FieldDeclaration | undefined {
    return this.#read().fields.get(name);
  }

  fields(): Iterable<FieldDeclaration> {
    return this.#read().fields.values();
  }

  methods(name: string): readonly MethodDeclaration[] {
    return this.#read().methods.get(name) ?? [];
  }

  allMethods(): Iterable<MethodDeclaration> {
    return [...this.#read().methods.values()].flat();
  }

  constructors(): readonly ConstructorDeclaration[] {
    return this.#read().constructors;
  }

  inner(): TypeDeclaration | undefined {
    return undefined;
  }

  #read(): Members {
    this.#members ??= readMembers(this, this.#lines, this.#find);
    return this.#members;
  }
}

function kindOf(isInterface: boolean, name: string, superName: string | undefined): TypeKind {
  if (isInterface) return "interface";
  if (superName?.startsWith("Enum<") === true) return "enum";
  if (PRIMITIVES.has(name)) return "primitive";
  if (COLLECTIONS.has(name)) return "collection";
  return name === "SObject" ? "sobject" : "class";
}

function readMembers(owner: TypeDeclaration, lines: string[], find: FindType): Members {
  const members: Members = { fields: new Map(), methods: new Map(), constructors: [] };
  for (const line of lines) {
    const { modifiers = "", rest = "" } = MEMBER.exec(line)?.groups ?? {};
    const method = METHOD.exec(rest)?.groups;
    if (method !== undefined) addCallable(owner, members, modifiers, method, find);
    else addField(owner, members, modifiers, FIELD.exec(rest)?.groups ?? {}, find);
  }
  if (owner.kind === "enum") addEnumMethods(owner, members, find);
  return members;
}

function addCallable(
  owner: TypeDeclaration,
  members: Members,
  modifiers: string,
  written: Record<string, string | undefined>,
  find: FindType
): void {
  const { type, name = "", parameters = "" } = written;
  const types = splitTypes(parameters).map(find);
  if (type === undefined) {
    members.constructors.push({ owner, parameters: types, access: "global" });
    return;
  }
  const key = name.toLowerCase();
  const overloads = members.methods.get(key) ?? [];
  overloads.push(libraryMethod(owner, name, find(type), types, modifiers));
  members.methods.set(key, overloads);
}

function libraryMethod(
  owner: TypeDeclaration,
  name: string,
  returns: ApexType,
  parameters: ApexType[],
  modifiers: string
): MethodDeclaration {
  return {
    owner,
    name,
    returns,
    parameters,
    parameterNames: [],
    isStatic: modifiers.includes("static"),
    isAbstract: modifiers.includes("abstract"),
    isVirtual: true,
    isOverride: false,
    access: "global",
    annotations: [],
    position: null
  };
}

function addField(
  owner: TypeDeclaration,
  members: Members,
  modifiers: string,
  written: Record<string, string | undefined>,
  find: FindType
): void {
  const { type = "Object", name = "" } = written;
  members.fields.set(name.toLowerCase(), {
    owner,
    name,
    type: find(type),
    isStatic: modifiers.includes("static"),
    isFinal: modifiers.includes("final"),
    access: "global",
    setAccess: "global",
    kind: "variable",
    annotations: [],
    isTransient: false
  });
}

/** `name()`, `ordinal()`, `equals` and `hashCode` are what every enum value has. */
function addEnumMethods(owner: TypeDeclaration, members: Members, find: FindType): void {
  for (const [name, type, parameters] of ENUM_METHODS) {
    members.methods.set(name.toLowerCase(), [libraryMethod(owner, name, find(type), parameters.map(find), "")]);
  }
}

/** Name, result and parameters. */
export const ENUM_METHODS: [string, string, string[]][] = [
  ["name", "String", []],
  ["ordinal", "Integer", []],
  ["toString", "String", []],
  ["hashCode", "Integer", []],
  ["equals", "Boolean", ["Object"]]
];

function findWithParameters(written: string, parameters: ReadonlyMap<string, ApexType>, find: FindType): ApexType {
  const parameter = parameters.get(written);
  if (parameter !== undefined) return parameter;
  if (parameters.size === 0 || !written.includes("<")) return find(written);
  const open = written.indexOf("<");
  const args = splitTypes(written.slice(open + 1, -1)).map((arg) => findWithParameters(arg, parameters, find));
  return typeOf(find(written.slice(0, open)).declaration, args);
}

/** Splits `Map<Id, String>, Integer` at the commas that stand outside of angle brackets. */
export function splitTypes(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "<") depth++;
    else if (text[at] === ">") depth--;
    else if (text[at] === "," && depth === 0) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  const last = text.slice(from).trim();
  return last === "" ? parts : [...parts, last];
}
