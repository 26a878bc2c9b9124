import {
  decimalOf,
  ApexDouble,
  PlatformObject,
  raiseNullArgument,
  type ApexValue
} from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";

const EARTH_RADIUS = { mi: 3958.7613, km: 6371.0088 };

/** A place on earth in degrees. */
class ApexLocation extends PlatformObject {
  readonly apexType = "System.Location";
  readonly latitude: number;
  readonly longitude: number;

  constructor(latitude: number, longitude: number) {
    super();
    this.latitude = latitude;
    this.longitude = longitude;
  }

  /** Along a great circle, in miles or kilometres. */
  distanceTo(other: ApexLocation, unit: string): ApexDouble {
    const radians = (degrees: number): number => (degrees * Math.PI) / 180;
    const [from, to] = [radians(this.latitude), radians(other.latitude)];
    const half = (angle: number): number => Math.sin(angle / 2) ** 2;
    const chord = half(to - from) + Math.cos(from) * Math.cos(to) * half(radians(other.longitude - this.longitude));
    const radius = unit.toLowerCase() === "km" ? EARTH_RADIUS.km : EARTH_RADIUS.mi;
    return new ApexDouble(2 * radius * Math.asin(Math.sqrt(chord)));
  }

  override toText(): string {
    return `System.Location[getLatitude=${this.latitude};getLongitude=${this.longitude};]`;
  }
}

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
