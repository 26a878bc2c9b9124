import { NotSupportedError } from "../../../errors.ts";
import type { PlainObject } from "../../runtime/plainObject.ts";
import { PlatformObject } from "../../runtime/values/index.ts";
import { dataClass, dataObject } from "../dataClass.ts";
import type { LibraryClass, LibraryProperty } from "../library.ts";

/** Rules and automatic e-mails do not exist here, so that what the headers say of them changes nothing; active rules are told of as the org opens. */
const HEADERS = ["AssignmentRuleHeader", "DuplicateRuleHeader", "EmailHeader"] as const;

export class ApexDmlOptions extends PlatformObject {
  readonly apexType = "Database.DMLOptions";
  optAllOrNone: boolean | null = null;
  allowFieldTruncation: boolean | null = null;
  readonly headers = new Map<string, PlainObject>(HEADERS.map((name) => [name, dataObject(headerClass(name), {})]));
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
    AllowFieldTruncation: {
      get: (self: ApexDmlOptions) => self.allowFieldTruncation,
      set: (self: ApexDmlOptions, value: never) => {
        self.allowFieldTruncation = value;
      }
    },
    LocaleOptions: { get: refuseLocale, set: refuseLocale },
    ...Object.fromEntries(HEADERS.map((name) => [name, header(name)]))
  }
};

export const DML_HEADER_CLASSES: readonly LibraryClass[] = HEADERS.map((name) => dataClass(headerClass(name)));

function headerClass(name: string): string {
  return `Database.DMLOptions.${name}`;
}

function header(name: string): LibraryProperty<never> {
  return {
    get: (self: ApexDmlOptions) => self.headers.get(name) ?? null,
    set: (self: ApexDmlOptions, value: never) => {
      self.headers.set(name, value);
    }
  };
}

function refuseLocale(): never {
  throw new NotSupportedError("Database.DMLOptions.LocaleOptions");
}
