import { distanceBetween, distanceUnit } from "../../formula/distance.ts";
import { compoundParts } from "../../schema/compoundFields.ts";
import type { Store } from "../../store/types.ts";
import type { ResolvedDistance, ResolvedPlace } from "../resolve/resolved.ts";
import type { Literal } from "../syntax/ast.ts";
import { bindValues } from "./comparands.ts";
import { sql, type Fragment } from "./fragment.ts";
import { fieldSql } from "./operands.ts";
import type { QueryContext } from "./queryContext.ts";
import type { Tables } from "./tables.ts";

/** `DISTANCE(place, place, unit)`; null where one of the places is not known. */
export function distanceSql(tables: Tables, { from, to, unit }: ResolvedDistance): Fragment {
  return sql`soql_distance(${placeSql(tables, from)}, ${placeSql(tables, to)}, ${unit})`;
}

/** Latitude and longitude. */
function placeSql(tables: Tables, place: ResolvedPlace): Fragment {
  if (place.kind === "coordinates") {
    const { latitude, longitude } = place;
    return sql`${coordinate(tables.context, latitude)}, ${coordinate(tables.context, longitude)}`;
  }
  const { object, field, parents } = place.path;
  const parts = compoundParts(object, field);
  const part = (name: string): Fragment => {
    const found = parts.find((each) => each.name === name);
    return found === undefined ? sql`NULL` : fieldSql(tables, parents, object, found.field);
  };
  return sql`${part("latitude")}, ${part("longitude")}`;
}

function coordinate(context: QueryContext, literal: Literal): number | null {
  const value =
    literal.kind === "bind" ? bindValues(context, literal.index)[0] : "value" in literal ? literal.value : null;
  return value === null || value === undefined ? null : Number(value);
}

/** Makes `soql_distance(latitude, longitude, latitude, longitude, unit)` known to the store. */
export function registerDistanceFunction(store: Store): void {
  store.registerFunction("soql_distance", (...values) => {
    const unit = distanceUnit(String(values[4]));
    if (unit === null || values.slice(0, 4).some((value) => value === null || value === undefined)) return null;
    const [latitude = 0, longitude = 0, otherLatitude = 0, otherLongitude = 0] = values.slice(0, 4).map(Number);
    return distanceBetween({ latitude, longitude }, { latitude: otherLatitude, longitude: otherLongitude }, unit);
  });
}
