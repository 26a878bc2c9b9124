import { currentExecution } from "../../runtime/execution.ts";
import { ApexList, raise } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { describeSObject } from "../Schema/DescribeSObjectResult.ts";
import { DescribeMap } from "../Schema/describeMap.ts";
import { sObjectTypeOf } from "../Schema/SObjectType.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_schema.htm */
export const SchemaClass: LibraryClass = {
  name: "System.Schema",
  statics: required({
    getGlobalDescribe: () => {
      const map = new DescribeMap("String", "Schema.SObjectType");
      for (const object of currentExecution().platform.schema.objects()) {
        map.put(object.name.toLowerCase(), sObjectTypeOf(object));
      }
      return map;
    },
    describeSObjects: (names: ApexList) =>
      new ApexList(
        "Schema.DescribeSObjectResult",
        names.items.map((name) => {
          const object = currentExecution().platform.schema.object(String(name));
          return describeSObject(
            object ?? raise("System.InvalidParameterValueException", `Invalid sObject: ${String(name)}`)
          );
        })
      )
  })
};
