import { NotSupportedError } from "../../../errors.ts";
import { PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";

/** Options that change what a save does, which the local org does not do. */
const REFUSED = ["AssignmentRuleHeader", "EmailHeader", "LocaleOptions"];

export class ApexDmlOptions extends PlatformObject {
  readonly apexType = "Database.DMLOptions";
  optAllOrNone: boolean | null = null;
  allowFieldTruncation: boolean | null = null;
  readonly duplicateRule = new ApexDuplicateRuleHeader();
}

/** Duplicate rules do not exist here, so what it says holds anyway. */
export class ApexDuplicateRuleHeader extends PlatformObject {
  readonly apexType = "Database.DMLOptions.DuplicateRuleHeader";
  readonly values = new Map<string, ApexValue>();
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_dmloptions.htm */
export const DMLOptionsClass: LibraryClass = {
  name: "Database.DMLOptions",
  constructors: { "": () => new ApexDmlOptions() },
  properties: {
    OptAllOrNone: {
      get: (self: ApexDmlOptions) => self.optAllOrNone,
      set: (self: ApexDmlOptions, value: never) => {
        self.optAllOrNone = value;
      }
    },
    DuplicateRuleHeader: { get: (self: ApexDmlOptions) => self.duplicateRule },
    AllowFieldTruncation: {
      get: (self: ApexDmlOptions) => self.allowFieldTruncation,
      set: (self: ApexDmlOptions, value: never) => {
        self.allowFieldTruncation = value;
      }
    },
    ...Object.fromEntries(REFUSED.map((name) => [name, refused(name)]))
  }
};

export const DuplicateRuleHeaderClass: LibraryClass = {
  name: "Database.DMLOptions.DuplicateRuleHeader",
  properties: Object.fromEntries(
    ["AllowSave", "RunAsCurrentUser", "IncludeRecordDetails"].map((name) => [
      name,
      {
        get: (self: ApexDuplicateRuleHeader) => self.values.get(name) ?? null,
        set: (self: ApexDuplicateRuleHeader, value: never) => {
          self.values.set(name, value);
        }
      }
    ])
  )
};

function refused(name: string): { get: () => never; set: () => never } {
  const refuse = (): never => {
    throw new NotSupportedError(`Database.DMLOptions.${name}`);
  };
  return { get: refuse, set: refuse };
}
