import { currentExecution } from "../../runtime/execution.ts";
import { longId, raise, toId, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { sObjectTypeOf } from "../Schema/SObjectType.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_id.htm */
export const IdClass: LibraryClass = {
  name: "System.Id",
  statics: required({ valueOf: (text: string) => toId(text) }),
  methods: {
    equals: (self: string, other: ApexValue) => typeof other === "string" && longId(other) === self,
    getSObjectType: (self: string) => {
      const object = currentExecution().platform.schema.objectForId(self);
      return object === undefined
        ? raise("System.SObjectException", `Cannot locate Apex Type for ID: ${self}`)
        : sObjectTypeOf(object);
    },
    to15: (self: string) => self.slice(0, 15)
  }
};
