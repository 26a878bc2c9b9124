import type { FieldSchema } from "../../schema/types.ts";
import type { QueryRow } from "../../soql/types.ts";
import type { FieldValue } from "../../values.ts";

const ADDRESS_PARTS = {
  city: "City",
  country: "Country",
  countryCode: "CountryCode",
  geocodeAccuracy: "GeocodeAccuracy",
  latitude: "Latitude",
  longitude: "Longitude",
  postalCode: "PostalCode",
  state: "State",
  stateCode: "StateCode",
  street: "Street"
};

/** Whether the field is made of others: an address or a location. */
export function isCompound(field: FieldSchema): boolean {
  return field.type === "address" || field.type === "location";
}

/** The values of the compound fields among these, put together from the row's; null where all their parts are. */
export function compoundValues(fields: readonly FieldSchema[], row: QueryRow): Record<string, unknown> {
  const addresses = fields.filter((field) => field.type === "address");
  return Object.fromEntries(addresses.map((field) => [field.name, address(field.name.replace(/Address$/, ""), row)]));
}

function address(prefix: string, row: QueryRow): Record<string, FieldValue> | null {
  const parts = Object.entries(ADDRESS_PARTS).map(
    ([part, suffix]) => [part, (row.fields[prefix + suffix] ?? null) as FieldValue] as const
  );
  return parts.every(([, value]) => value === null) ? null : Object.fromEntries(parts);
}
