import { NotSupportedError } from "../../../errors.ts";
import type { AccessLevel } from "../../runtime/queries.ts";
import { PlatformObject } from "../../runtime/values/index.ts";
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
    withPermissionSetId: () => {
      throw new NotSupportedError("System.AccessLevel.withPermissionSetId(String)");
    }
  }
};
