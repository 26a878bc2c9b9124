import { currentExecution } from "../execution.ts";
import { ApexException } from "../exceptions.ts";
import { ApexObject, type FieldMember } from "../object.ts";
import { ApexList, enumValues, raise, type ApexEnumValue, type ApexValue } from "../values/index.ts";

type Constructor = new () => ApexObject;
type Functions = Record<string, (...args: ApexValue[]) => ApexValue | undefined>;
type Statics = Record<string, ApexValue>;

/** What the compiler writes of a class. */
export interface ClassDefinition {
  superName: string | null;
  create(base: Constructor): Constructor;
  functions: Functions;
  staticNames: string[];
  initialize: (() => void) | null;
  fields: FieldMember[];
  methods: [string, string][];
}

const STATICS = Symbol("static variables");

/** A class of the program: its JavaScript class is made when it is first needed, its static variables in each transaction. */
export class CompiledClass {
  readonly name: string;
  /** An enum's values by name. */
  readonly constants: Record<string, ApexEnumValue> = {};
  readonly #registry: ClassRegistry;
  #definition: ClassDefinition | null = null;
  #linked: Constructor | null = null;
  #state: Map<symbol, unknown> | null = null;
  #statics: Statics = {};

  constructor(name: string, registry: ClassRegistry) {
    this.name = name;
    this.#registry = registry;
  }

  define(definition: ClassDefinition): void {
    this.#definition = definition;
    this.#linked = null;
    this.#state = null;
  }

  get isDefined(): boolean {
    return this.#definition !== null;
  }

  /** Static methods and accessors by their mangled names; using them initialises the class. */
  get functions(): Functions {
    if (this.#defined().initialize !== null) this.statics();
    return this.#defined().functions;
  }

  /** The JavaScript class of the instances. */
  get instances(): Constructor {
    this.#linked ??= this.#link();
    return this.#linked;
  }

  /** A new instance whose variables have their first values and whose constructor has not run. */
  make(): ApexObject {
    const instance = this.allocate();
    instance.$init();
    return instance;
  }

  /** A new instance whose variables are all null. */
  allocate(): ApexObject {
    const create = this.instances;
    if (this.#defined().initialize !== null) this.statics();
    return new create();
  }

  /** The static variables of the current transaction. */
  statics(): Statics {
    const { state } = currentExecution().transaction;
    return state === this.#state ? this.#statics : this.#load(state);
  }

  #load(state: Map<symbol, unknown>): Statics {
    const all = (state.get(STATICS) ?? new Map()) as Map<CompiledClass, Statics>;
    state.set(STATICS, all);
    const known = all.get(this);
    this.#statics = known ?? Object.fromEntries(this.#defined().staticNames.map((name) => [name, null]));
    this.#state = state;
    if (known === undefined) {
      all.set(this, this.#statics);
      this.#defined().initialize?.();
    }
    return all.get(this) ?? this.#statics;
  }

  #link(): Constructor {
    const { superName, create, fields, methods } = this.#defined();
    const linked = create(superName === null ? baseClass : this.#registry.baseClass(superName));
    Object.defineProperty(linked.prototype, "apexType", { value: this.name });
    Object.defineProperty(linked.prototype, "members", { value: { methods: new Map(methods), fields } });
    return linked;
  }

  #defined(): ClassDefinition {
    if (this.#definition === null)
      return raise("System.TypeException", `Dependent class is invalid and needs recompilation: Class.${this.name}`);
    return this.#definition;
  }
}

const baseClass = class extends ApexObject {};
const exceptionClass = class extends ApexException {};

/** All compiled classes and enums of a program by name. */
export class ClassRegistry {
  readonly #classes = new Map<string, CompiledClass>();
  readonly #enums = new Map<string, ApexEnumValue[]>();

  classNamed(name: string): CompiledClass {
    const key = name.toLowerCase();
    let found = this.#classes.get(key);
    if (found === undefined) {
      found = new CompiledClass(name, this);
      this.#classes.set(key, found);
    }
    return found;
  }

  define(name: string, definition: ClassDefinition): void {
    this.classNamed(name).define(definition);
  }

  /** An enum's values; its static methods are `values()` and `valueOf(name)`. */
  defineEnum(name: string, constants: string[]): void {
    const values = enumValues(name, constants);
    this.#enums.set(name.toLowerCase(), values);
    for (const value of values) this.classNamed(name).constants[value.name] = value;
    this.define(name, {
      superName: null,
      create: (base) => base,
      functions: {
        "values()": () => new ApexList(name, [...values]),
        "valueof(string)": (text) => this.#enumValueNamed(name, String(text))
      },
      staticNames: [],
      initialize: null,
      fields: [],
      methods: []
    });
  }

  enumValues(name: string): ApexEnumValue[] | undefined {
    return this.#enums.get(name.toLowerCase());
  }

  #enumValueNamed(type: string, name: string): ApexEnumValue {
    const found = this.enumValues(type)?.find((value) => value.name.toLowerCase() === name.toLowerCase());
    return found ?? raise("System.NoSuchElementException", `No enum constant ${type}.${name}`);
  }

  /** The JavaScript class below which a class with this super class stands. */
  baseClass(superName: string): Constructor {
    const known = this.#classes.get(superName.toLowerCase());
    return known?.isDefined === true ? known.instances : exceptionClass;
  }
}
