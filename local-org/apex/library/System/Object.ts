import type { ApexEnumValue } from "../../runtime/values/index.ts";
import { hashCode, textOf, valueEquals, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";

/** What every value has; instances that declare these methods answer themselves. */
export const ObjectClass: LibraryClass = {
  name: "System.Object",
  methods: {
    toString: (self: ApexValue) => textOf(self),
    equals: (self: ApexValue, other: ApexValue) => valueEquals(self, other),
    hashCode: (self: ApexValue) => hashCode(self)
  }
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_enums.htm */
export const EnumClass: LibraryClass = {
  name: "System.Enum",
  methods: {
    name: (self: ApexEnumValue) => self.name,
    ordinal: (self: ApexEnumValue) => self.ordinal,
    toString: (self: ApexEnumValue) => self.name,
    equals: (self: ApexEnumValue, other: ApexValue) => self === other,
    hashCode: (self: ApexEnumValue) => hashCode(self.name)
  }
};
