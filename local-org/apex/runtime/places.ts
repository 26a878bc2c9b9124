import type { QueryRow } from "../../soql/types.ts";
import { PlainObject } from "./plainObject.ts";
import { ApexDouble, PlatformObject, type ApexValue } from "./values/index.ts";

const EARTH_RADIUS = { mi: 3958.7613, km: 6371.0088 };

/** A place on earth in degrees. */
export class ApexLocation extends PlatformObject {
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

  toJsonMembers(): [string, ApexValue][] {
    return [
      ["latitude", new ApexDouble(this.latitude)],
      ["longitude", new ApexDouble(this.longitude)]
    ];
  }

  override toText(): string {
    return `System.Location[getLatitude=${this.latitude};getLongitude=${this.longitude};]`;
  }
}

/** An address as a query gave it. */
export class ApexAddress extends PlainObject {
  readonly #parts: [string, ApexValue][];

  constructor(parts: [name: string, value: ApexValue][]) {
    super("System.Address");
    this.#parts = parts;
    for (const [name, value] of parts) this.variables.set(name.toLowerCase(), value);
  }

  toJsonMembers(): [string, ApexValue][] {
    return this.#parts;
  }
}

/** The value of a compound field that a query selected: an address or a location. */
export function placeOf({ type, fields }: QueryRow): ApexValue {
  const { latitude, longitude } = fields;
  if (type === "location") return new ApexLocation(Number(latitude), Number(longitude));
  return new ApexAddress(Object.entries(fields).map(([name, value]) => [name, partOf(value)]));
}

function partOf(value: QueryRow["fields"][string]): ApexValue {
  if (typeof value === "number") return new ApexDouble(value);
  return typeof value === "string" ? value : null;
}
