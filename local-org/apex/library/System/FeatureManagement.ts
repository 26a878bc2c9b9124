import { currentExecution } from "../../runtime/execution.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FeatureManagement.htm */
export const FeatureManagementClass: LibraryClass = {
  name: "System.FeatureManagement",
  statics: required({
    checkPermission: (name: string) => {
      const { platform, user } = currentExecution();
      return platform.security.customPermission(user, name);
    }
  })
};
