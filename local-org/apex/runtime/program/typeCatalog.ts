import type { InvocableMethod, TypeCatalog } from "../../types/catalog.ts";
import { isAssignable } from "../../types/assignability.ts";
import { isAnnotated } from "../../compiler/declarations/annotations.ts";
import { constructorsOf } from "../../compiler/declarations/constructors.ts";
import { methodKey } from "../../compiler/declarations/methods.ts";
import { findField, findMethods } from "../../types/members.ts";
import type { ApexType } from "../../types/type.ts";
import type { Universe } from "../../types/universe.ts";
import { apexException, type ApexException } from "../exceptions.ts";
import type { ApexObject } from "../object.ts";
import { libraryEnum } from "../../library/enums.ts";
import {
  ApexList,
  ApexMap,
  ApexSObject,
  ApexSet,
  longId,
  objectNameOf,
  splitTypeName,
  typeNameOf,
  type ApexEnumValue,
  type ApexValue
} from "../values/index.ts";
import type { ClassRegistry } from "./classes.ts";
import type { LibraryLinks } from "./libraryLinks.ts";
import { interfaceStub, makeStub, stubbedName, type StubAnswer } from "./stubs.ts";

/** The program's types by name. */
export class ProgramCatalog implements TypeCatalog {
  readonly #universe: Universe;
  readonly #classes: ClassRegistry;
  readonly #library: LibraryLinks;
  readonly #types = new Map<string, ApexType | undefined>();
  readonly #assignable = new Map<string, boolean>();

  constructor(universe: Universe, classes: ClassRegistry, library: LibraryLinks) {
    this.#universe = universe;
    this.#classes = classes;
    this.#library = library;
  }

  /** Types may be others than before: those of the last anonymous block are gone. */
  forget(): void {
    this.#types.clear();
    this.#assignable.clear();
  }

  /** Seen on the platform: an object is found before a class of the project that has its name, unlike in sources. */
  canonicalName(typeName: string): string | null {
    const type = this.#type(typeName);
    const isOfLibrary = type?.declaration.origin === "library";
    const object = isOfLibrary ? undefined : this.#universe.sObject(objectNameOf(typeName));
    return object === undefined ? (type?.name ?? null) : this.#universe.unmistakableName(object);
  }

  kindOf(typeName: string): ReturnType<TypeCatalog["kindOf"]> {
    const kind = this.#type(typeName)?.declaration.kind ?? null;
    return kind === "parameter" || kind === "special" ? null : kind;
  }

  enumValues(typeName: string): readonly ApexEnumValue[] {
    return this.#classes.enumValues(typeName) ?? libraryEnum(this.#type(typeName)?.declaration.name ?? "") ?? [];
  }

  isAssignable(from: string, to: string): boolean {
    const key = `${from}>${to}`;
    let known = this.#assignable.get(key);
    if (known === undefined) {
      const [source, target] = [this.#type(from), this.#type(to)];
      known = source !== undefined && target !== undefined && isAssignable(source, target);
      this.#assignable.set(key, known);
    }
    return known;
  }

  typeOf(value: ApexValue): string {
    return typeNameOf(value);
  }

  isInstance(value: ApexValue, typeName: string): boolean {
    if (value === null) return false;
    if (typeName === "Object") return true;
    if (typeof value === "string") return typeName === "String" || (typeName === "Id" && longId(value) !== null);
    if (value instanceof ApexSObject) return typeName === "SObject" || objectNameOf(typeName) === value.type;
    if (value instanceof ApexSet || value instanceof ApexMap) return this.#isCollection(value, typeName);
    return this.isAssignable(typeNameOf(value), typeName);
  }

  /** A set of text is no set of ids, though it may be assigned to one. */
  #isCollection(value: ApexSet | ApexMap, typeName: string): boolean {
    const [key, wanted] = [keyTypeOf(typeNameOf(value)), keyTypeOf(typeName)];
    const isText = (type: string): boolean => type === "id" || type === "string";
    if (isText(key) && isText(wanted) && key !== wanted) return false;
    return this.isAssignable(typeNameOf(value), typeName);
  }

  make(typeName: string, args: ApexValue[]): ApexValue {
    const type = this.#type(typeName);
    if (type === undefined) throw apexException("System.TypeException", `Invalid type: ${typeName}`);
    const { kind, origin, name } = type.declaration;
    if (kind === "collection") return emptyCollection(type);
    if (kind === "sobject") return new ApexSObject(this.#universe.schema.requireObject(name));
    if (kind === "enum" || kind === "interface" || kind === "primitive") throw noConstructor(type);
    if (origin === "project") return this.#construct(type, args);
    return this.#library.create(name, "", "")(type.name, ...args) ?? null;
  }

  allocate(typeName: string): ApexValue {
    const type = this.#type(typeName);
    if (type?.declaration.origin !== "project" || type.declaration.isAbstract) return this.make(typeName, []);
    return this.#classes.classNamed(type.declaration.name).allocate();
  }

  variableType(typeName: string, variable: string): string | null {
    const type = this.#type(typeName);
    if (type === undefined) return null;
    const getter = findMethods(type, `get${variable}`)[0] ?? findMethods(type, `is${variable}`)[0];
    return findField(type, variable)?.type.name ?? getter?.returns.name ?? null;
  }

  variableNames(typeName: string): readonly string[] {
    const fields = this.#type(typeName)?.declaration.fields() ?? [];
    return [...fields].filter((field) => !field.isStatic).map((field) => field.name);
  }

  isGlobal(typeName: string): boolean {
    return this.#type(typeName)?.declaration.access === "global";
  }

  invocableMethod(className: string): InvocableMethod | null {
    const declaration = this.#type(className)?.declaration;
    if (declaration?.origin !== "project") return null;
    const method = [...declaration.allMethods()].find((each) => isAnnotated(each.annotations, "invocablemethod"));
    if (method === undefined) return null;
    const [input] = method.parameters;
    const run = this.#classes.classNamed(declaration.name).functions[methodKey(method.name, method.parameters)];
    return {
      inputType: input?.args[0]?.name ?? null,
      call: (inputs) => run?.(...(input === undefined ? [] : [inputs])) ?? null
    };
  }

  stub(typeName: string, answer: StubAnswer): ApexValue {
    const type = this.#type(typeName);
    if (type?.declaration.origin !== "project" || type.declaration.kind === "enum") {
      throw apexException("System.TypeException", `Cannot create a stub of the type ${typeName}`);
    }
    const isInterface = type.declaration.kind === "interface";
    const base = isInterface ? interfaceStub : this.#classes.classNamed(type.declaration.name).instances;
    return makeStub(type, base, answer);
  }

  #construct(type: ApexType, args: ApexValue[]): ApexValue {
    const constructor = constructorsOf(type, this.#universe).find((each) => each.parameters.length === args.length);
    if (constructor === undefined || type.declaration.isAbstract) {
      throw noConstructor(type);
    }
    const instance = this.#classes.classNamed(type.declaration.name).make();
    const construct = (instance as unknown as Record<string, (...values: ApexValue[]) => ApexObject>)[
      methodKey("new", constructor.parameters)
    ];
    return construct?.apply(instance, args) ?? instance;
  }

  #type(name: string): ApexType | undefined {
    let type = this.#types.get(name);
    if (type === undefined && !this.#types.has(name)) {
      type = this.#universe.find(stubbedName(name));
      this.#types.set(name, type);
    }
    return type;
  }
}

/** Of abstract classes, interfaces, enums, and classes whose constructors all want arguments, as `Type.newInstance` refuses them. */
function noConstructor(type: ApexType): ApexException {
  return apexException("System.TypeException", `${type.name} does not have a no-arg constructor`);
}

function keyTypeOf(collection: string): string {
  return splitTypeName(collection).parameters[0]?.toLowerCase() ?? "";
}

function emptyCollection(type: ApexType): ApexValue {
  const [first, second] = type.args.map((arg) => arg.name);
  if (type.declaration.name === "List") return new ApexList(first ?? "Object");
  if (type.declaration.name === "Set") return new ApexSet(first ?? "Object");
  return new ApexMap(first ?? "Object", second ?? "Object");
}
