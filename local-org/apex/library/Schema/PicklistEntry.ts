import type { PicklistValue } from "../../../schema/types.ts";
import { PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import type { LibraryClass } from "../library.ts";

export class ApexPicklistEntry extends PlatformObject {
  readonly apexType = "Schema.PicklistEntry";
  readonly entry: PicklistValue;
  readonly validFor: string | null;

  constructor(entry: PicklistValue, validFor: string | null) {
    super();
    this.entry = entry;
    this.validFor = validFor;
  }

  /** JSON alone tells for which values of the controlling field the entry may be chosen. */
  toJsonMembers(): [string, ApexValue][] {
    const { active, defaultValue, label, value } = this.entry;
    return Object.entries({ active, defaultValue, label, validFor: this.validFor, value });
  }
}

const members = described<ApexPicklistEntry>({
  Active: ({ entry }) => entry.active,
  DefaultValue: ({ entry }) => entry.defaultValue,
  Label: ({ entry }) => entry.label,
  Value: ({ entry }) => entry.value
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_PicklistEntry.htm */
export const PicklistEntryClass: LibraryClass = { name: "Schema.PicklistEntry", ...members };
