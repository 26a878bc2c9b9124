import { ApexLocation } from "../../runtime/places.ts";
import { ApexDouble, decimalOf, raiseNullArgument, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Location.htm */
export const LocationClass: LibraryClass = {
  name: "System.Location",
  statics: {
    newInstance: (latitude: ApexValue, longitude: ApexValue) => new ApexLocation(degrees(latitude), degrees(longitude)),
    "getDistance(System.Location,System.Location,String)": (from: ApexLocation, to: ApexLocation, unit: string) =>
      from.distanceTo(to, unit)
  },
  methods: {
    "getDistance(System.Location,String)": (self: ApexLocation, other: ApexLocation, unit: string) =>
      self.distanceTo(other, unit),
    getLatitude: (self: ApexLocation) => new ApexDouble(self.latitude),
    getLongitude: (self: ApexLocation) => new ApexDouble(self.longitude)
  },
  properties: {
    latitude: { get: (self: ApexLocation) => new ApexDouble(self.latitude) },
    longitude: { get: (self: ApexLocation) => new ApexDouble(self.longitude) }
  }
};

function degrees(value: ApexValue): number {
  return decimalOf(value)?.toNumber() ?? raiseNullArgument();
}
