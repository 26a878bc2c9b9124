import type { ApexInstance, ApexValue } from "./values/value.ts";

/** What the compiler tells of a compiled class: what its instances need to be called by name. */
export interface ClassMembers {
  /** Instance methods of the class itself: lower-case name and number of parameters (`compareto/1`) to the mangled name. */
  readonly methods: ReadonlyMap<string, string>;
  /** Instance fields and properties of the class itself, in declaration order. */
  readonly fields: readonly FieldMember[];
}

export interface FieldMember {
  name: string;
  /** The declared type: `List<Account>`. */
  type: string;
  /** The JavaScript property that holds it; for a property with accessors, null. */
  key: string | null;
  transient: boolean;
  auraEnabled: boolean;
  /** Public or global. */
  visible: boolean;
  /** The mangled accessors of a property with bodies; null where it is a plain variable or has none. */
  getter: string | null;
  setter: string | null;
}

type Methods = Record<string, (...args: ApexValue[]) => ApexValue | undefined>;

/** The root of all compiled classes. The compiler sets `apexType` and `members` on each class's prototype. */
export abstract class ApexObject implements ApexInstance {
  declare readonly apexType: string;
  declare readonly members: ClassMembers;

  /** Gives the variables their first values, those of the super classes first; compiled classes add theirs. */
  $init(): void {}

  apexHas(method: string, parameterCount: number): boolean {
    return mangledName(this, method, parameterCount) !== undefined;
  }

  apexCall(method: string, ...args: ApexValue[]): ApexValue {
    const name = mangledName(this, method, args.length);
    if (name === undefined) throw new Error(`${this.apexType} has no method ${method} with ${args.length} parameters`);
    const compiled = (this as unknown as Methods)[name];
    return compiled?.apply(this, args) ?? null;
  }

  apexFields(): [string, ApexValue][] {
    const values = this as unknown as Record<string, ApexValue>;
    return fieldMembers(this).flatMap(({ name, key }): [string, ApexValue][] =>
      key === null ? [] : [[name, values[key] ?? null]]
    );
  }
}

/** Instance fields and properties, those of the super classes first. */
export function fieldMembers(instance: ApexObject): FieldMember[] {
  return chain(instance)
    .reverse()
    .flatMap((members) => members.fields);
}

/** The value of an instance's field or property; a property's getter is run. */
export function readField(instance: ApexObject, field: FieldMember): ApexValue {
  if (field.getter !== null) return (instance as unknown as Methods)[field.getter]?.call(instance) ?? null;
  return field.key === null ? null : ((instance as unknown as Record<string, ApexValue>)[field.key] ?? null);
}

/** Sets an instance's field or property; a property's setter is run. */
export function writeField(instance: ApexObject, field: FieldMember, value: ApexValue): void {
  if (field.setter !== null) (instance as unknown as Methods)[field.setter]?.call(instance, value);
  else if (field.key !== null) (instance as unknown as Record<string, ApexValue>)[field.key] = value;
}

function mangledName(instance: ApexObject, method: string, parameterCount: number): string | undefined {
  const key = `${method.toLowerCase()}/${parameterCount}`;
  for (const members of chain(instance)) {
    const name = members.methods.get(key);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The members of the object's class and of those above it, its own first. */
function chain(instance: ApexObject): ClassMembers[] {
  const found: ClassMembers[] = [];
  let prototype: object | null = Object.getPrototypeOf(instance) as object | null;
  while (prototype !== null && prototype !== ApexObject.prototype) {
    if (Object.hasOwn(prototype, "members")) found.push((prototype as ApexObject).members);
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return found;
}
