import { ApexLocation } from "../../runtime/places.ts";
import type { PlainObject } from "../../runtime/plainObject.ts";
import { decimalOf, type ApexValue } from "../../runtime/values/index.ts";
import { dataClass } from "../dataClass.ts";
import type { LibraryClass } from "../library.ts";

const address = dataClass("System.Address");

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Address.htm */
export const AddressClass: LibraryClass = {
  ...address,
  methods: {
    ...address.methods,
    getDistance: (self: PlainObject, other: ApexLocation, unit: string) =>
      locationOf(self)?.distanceTo(other, unit) ?? null
  }
};

/** Where an address lies; null where it was not geocoded. */
function locationOf({ variables }: PlainObject): ApexLocation | null {
  const [latitude, longitude] = ["latitude", "longitude"].map((part) => degrees(variables.get(part) ?? null));
  return latitude === undefined || longitude === undefined ? null : new ApexLocation(latitude, longitude);
}

function degrees(value: ApexValue): number | undefined {
  return decimalOf(value)?.toNumber();
}
