import { isId, to18 } from "../../../ids.ts";
import type { AccessLevel } from "../../runtime/queries.ts";
import { PlatformObject, raise } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";

export class ApexAccessLevel extends PlatformObject {
  readonly apexType = "System.AccessLevel";
  readonly level: AccessLevel;

  constructor(level: AccessLevel) {
    super();
    this.level = level;
  }
}

const USER_MODE = new ApexAccessLevel("user");
const SYSTEM_MODE = new ApexAccessLevel("system");

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AccessLevel.htm */
export const AccessLevelClass: LibraryClass = {
  name: "System.AccessLevel",
  staticProperties: { USER_MODE: { get: () => USER_MODE }, SYSTEM_MODE: { get: () => SYSTEM_MODE } },
  methods: {
    withPermissionSetId: (self: ApexAccessLevel, permissionSetId: string | null) => {
      if (self.level === "system") raise("System.IllegalArgumentException", "Permission sets are for user mode only");
      if (permissionSetId === null || !isId(permissionSetId))
        raise("System.StringException", `Invalid id: ${permissionSetId ?? "null"}`);
      return new ApexAccessLevel({ permissionSetId: to18(permissionSetId) });
    }
  }
};
