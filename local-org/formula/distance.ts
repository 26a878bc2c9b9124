const EARTH_RADIUS = { km: 6371.0088, mi: 3958.7613 };

export type DistanceUnit = keyof typeof EARTH_RADIUS;

/** A unit of DISTANCE by its name, whatever its case; null where it is none. */
export function distanceUnit(text: string): DistanceUnit | null {
  const unit = text.toLowerCase();
  return unit === "km" || unit === "mi" ? unit : null;
}

/** The distance along the earth's surface between two places in degrees (haversine). */
export function distanceBetween(
  from: { latitude: number; longitude: number },
  to: { latitude: number; longitude: number },
  unit: DistanceUnit
): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const latitudes = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const longitudes = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const chord = latitudes + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * longitudes;
  return 2 * EARTH_RADIUS[unit] * Math.asin(Math.min(1, Math.sqrt(chord)));
}
