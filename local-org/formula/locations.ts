import type { FormulaScope } from "./types.ts";

/** A place as a value of a formula: its latitude and longitude in degrees. */
export function placeText(latitude: number, longitude: number): string {
  return `${latitude},${longitude}`;
}

export function placeFrom(text: string): { latitude: number; longitude: number } {
  const [latitude = 0, longitude = 0] = text.split(",").map(Number);
  return { latitude, longitude };
}

/** The two number fields that a location field stands for. */
export function coordinateNames(location: string): [latitude: string, longitude: string] {
  const name = (part: string): string => location.replace(/__c$/iu, `__${part}__s`);
  return [name("Latitude"), name("Longitude")];
}

/** The place in a location field; null where a coordinate is missing. */
export function placeIn(scope: FormulaScope, location: string): string | null {
  const [latitude, longitude] = coordinateNames(location).map((name) => scope.value(name));
  if (typeof latitude !== "number" || typeof longitude !== "number") return null;
  return placeText(latitude, longitude);
}
