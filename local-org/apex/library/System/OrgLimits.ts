import { ORG_LIMITS } from "../../../transaction/orgLimits.ts";
import type { PlainObject } from "../../runtime/plainObject.ts";
import { ApexList, ApexMap } from "../../runtime/values/index.ts";
import { dataObject } from "../dataClass.ts";
import type { LibraryClass } from "../library.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_OrgLimits.htm */
export const OrgLimitsClass: LibraryClass = {
  name: "System.OrgLimits",
  statics: {
    getAll: () => new ApexList("System.OrgLimit", Object.keys(ORG_LIMITS).map(orgLimit)),
    getMap: () =>
      new ApexMap(
        "String",
        "System.OrgLimit",
        Object.keys(ORG_LIMITS).map((name) => [name, orgLimit(name)])
      )
  }
};

function orgLimit(name: string): PlainObject {
  return dataObject("System.OrgLimit", { name, limit: ORG_LIMITS[name] ?? 0, value: 0 });
}
