import type { PicklistValue } from "../../../schema/types.ts";
import { PlatformObject } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import type { LibraryClass } from "../library.ts";

export class ApexPicklistEntry extends PlatformObject {
  readonly apexType = "Schema.PicklistEntry";
  readonly entry: PicklistValue;

  constructor(entry: PicklistValue) {
    super();
    this.entry = entry;
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
