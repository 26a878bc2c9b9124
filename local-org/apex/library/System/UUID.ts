import { randomUUID } from "node:crypto";
import { hashCode, PlatformObject, raise, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

export class ApexUuid extends PlatformObject {
  readonly apexType = "System.UUID";
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text.toLowerCase();
  }

  override apexHas(method: string, parameterCount: number): boolean {
    return (method === "equals" && parameterCount === 1) || (method === "hashCode" && parameterCount === 0);
  }

  override apexCall(method: string, other: ApexValue = null): ApexValue {
    return method === "equals" ? other instanceof ApexUuid && other.text === this.text : hashCode(this.text);
  }

  override toText(): string {
    return this.text;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_UUID.htm */
export const UUIDClass: LibraryClass = {
  name: "System.UUID",
  statics: required({
    randomUUID: () => new ApexUuid(randomUUID()),
    fromString: (text: string) =>
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
        ? new ApexUuid(text)
        : raise("System.IllegalArgumentException", `Invalid UUID string: ${text}`)
  }),
  methods: {
    equals: (self: ApexUuid, other: ApexValue) => self.apexCall("equals", other),
    hashCode: (self: ApexUuid) => hashCode(self.text),
    toString: (self: ApexUuid) => self.text
  }
};
