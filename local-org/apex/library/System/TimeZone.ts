import type { ApexDatetime } from "../../runtime/values/index.ts";
import { PlatformObject } from "../../runtime/values/index.ts";
import { knownZone, zoneName, zoneOffset } from "../../runtime/values/timeZone.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

export class ApexTimeZone extends PlatformObject {
  readonly apexType = "System.TimeZone";
  readonly id: string;

  /** An id that does not exist means GMT, as in Java. */
  constructor(id: string) {
    super();
    this.id = knownZone(id);
  }

  override toText(): string {
    return this.id;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_timezone.htm */
export const TimeZoneClass: LibraryClass = {
  name: "System.TimeZone",
  statics: required({ getTimeZone: (id: string) => new ApexTimeZone(id) }),
  methods: required({
    getDisplayName: (self: ApexTimeZone) => displayName(self.id),
    getID: (self: ApexTimeZone) => self.id,
    getOffset: (self: ApexTimeZone, moment: ApexDatetime) => zoneOffset(self.id, moment.milliseconds),
    toString: (self: ApexTimeZone) => self.id
  })
};

/** `(GMT-08:00) Pacific Standard Time (America/Los_Angeles)`. */
function displayName(id: string): string {
  const now = Date.now();
  const minutes = zoneOffset(id, now) / 60_000;
  const clock = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
    String(part).padStart(2, "0")
  );
  return `(GMT${minutes < 0 ? "-" : "+"}${clock.join(":")}) ${zoneName(id, now, "long")} (${id})`;
}
