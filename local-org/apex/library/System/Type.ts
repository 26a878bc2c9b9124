import { currentExecution } from "../../runtime/execution.ts";
import { hashCode, objectNameOf, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { sObjectTypeNamed } from "../Schema/SObjectType.ts";
import { required } from "../required.ts";

/** What `Foo.class` and `Type.forName` give. */
export class ApexType extends PlatformObject {
  readonly apexType = "System.Type";
  /** Canonical: `Foo.Inner`, `List<Account>`. */
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  override apexHas(method: string, parameterCount: number): boolean {
    return (method === "equals" && parameterCount === 1) || (method === "hashCode" && parameterCount === 0);
  }

  override apexCall(method: string, other: ApexValue = null): ApexValue {
    return method === "equals" ? other instanceof ApexType && other.name === this.name : hashCode(this.name);
  }

  /** As it was written, but for the `Schema.` before an object. */
  override toText(): string {
    const object = objectNameOf(this.name);
    return currentExecution().platform.schema.object(object) === undefined ? this.name : object;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_type.htm */
export const TypeClass: LibraryClass = {
  name: "System.Type",
  statics: {
    ...required({ "forName(String)": (name: string) => typeNamed(name) }),
    "forName(String,String)": (namespace: string | null, name: string) =>
      typeNamed(namespace === null || namespace === "" ? name : `${namespace}.${name}`)
  },
  methods: {
    equals: (self: ApexType, other: ApexValue) => self.apexCall("equals", other),
    getName: (self: ApexType) => self.toText(),
    hashCode: (self: ApexType) => hashCode(self.name),
    isAssignableFrom: (self: ApexType, source: ApexType) =>
      currentExecution().catalog.isAssignable(source.name, self.name),
    newInstance: (self: ApexType) => currentExecution().catalog.make(self.name, []),
    toString: (self: ApexType) => self.toText()
  },
  properties: { SObjectType: { get: (self: ApexType) => sObjectTypeNamed(objectNameOf(self.name)) } }
};

function typeNamed(name: string): ApexType | null {
  const canonical = currentExecution().catalog.canonicalName(name);
  return canonical === null ? null : new ApexType(canonical);
}
