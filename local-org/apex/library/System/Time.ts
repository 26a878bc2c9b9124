import { ApexTime } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_time.htm */
export const TimeClass: LibraryClass = {
  name: "System.Time",
  statics: required({
    newInstance: (hour: number, minute: number, second: number, millisecond: number) =>
      ApexTime.of(hour, minute, second, millisecond)
  }),
  methods: required({
    addHours: (self: ApexTime, hours: number) => self.plus(hours * 3_600_000),
    addMinutes: (self: ApexTime, minutes: number) => self.plus(minutes * 60_000),
    addSeconds: (self: ApexTime, seconds: number) => self.plus(seconds * 1000),
    addMilliseconds: (self: ApexTime, milliseconds: number) => self.plus(milliseconds),
    hour: (self: ApexTime) => self.hour,
    minute: (self: ApexTime) => self.minute,
    second: (self: ApexTime) => self.second,
    millisecond: (self: ApexTime) => self.millisecond
  })
};
