import { PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { userLocale } from "../user.ts";

/** Compares Strings as the running user's locale sorts them. */
export class ApexCollator extends PlatformObject {
  readonly apexType = "System.Collator";
  readonly #collator = new Intl.Collator(userLocale());

  override apexHas(method: string, parameterCount: number): boolean {
    return method.toLowerCase() === "compare" && parameterCount === 2;
  }

  override apexCall(_method: string, left: ApexValue = null, right: ApexValue = null): ApexValue {
    if (left === null || right === null) return Number(left !== null) - Number(right !== null);
    return this.#collator.compare(String(left), String(right));
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Collator.htm */
export const CollatorClass: LibraryClass = {
  name: "System.Collator",
  statics: { getInstance: () => new ApexCollator() },
  methods: { compare: (self: ApexCollator, left: ApexValue, right: ApexValue) => self.apexCall("compare", left, right) }
};
