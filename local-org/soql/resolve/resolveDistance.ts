import { distanceUnit } from "../../formula/distance.ts";
import { isCompound } from "../../schema/compoundFields.ts";
import type { DistanceCall, FunctionCall, Place } from "../syntax/ast.ts";
import { malformedQuery } from "../syntax/queryError.ts";
import type { ResolvedDistance, ResolvedPlace } from "./resolved.ts";
import { resolvePath } from "./resolvePath.ts";
import type { ResolveScope } from "./scope.ts";

/**
 * The places and the unit of `DISTANCE(…)`. Throws an `OrgError` MALFORMED_QUERY where a field is no place, or the unit neither
 * 'mi' nor 'km'.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_geolocate.htm
 */
export function resolveDistance(scope: ResolveScope, call: FunctionCall, distance: DistanceCall): ResolvedDistance {
  const unit = distanceUnit(distance.unit);
  if (unit === null) throw malformedQuery(scope.query.text, call.at, `invalid distance unit: ${distance.unit}`);
  return { from: resolvePlace(scope, distance.from), to: resolvePlace(scope, distance.to), unit };
}

function resolvePlace(scope: ResolveScope, place: Place): ResolvedPlace {
  if (place.kind === "coordinates") return place;
  const path = resolvePath(scope, place.path);
  if (path.kind === "field" && isCompound(path.field)) return { kind: "field", path };
  throw malformedQuery(scope.query.text, place.path.at, `field ${path.name} does not support distance`);
}

/** The same for the same places and unit. */
export function distanceKey({ from, to, unit }: ResolvedDistance): unknown[] {
  return [...[from, to].map((place) => (place.kind === "field" ? place.path.name : place)), unit];
}
