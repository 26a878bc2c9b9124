import type { CoordinateValueContext, LocationValueContext, SoqlFunctionContext } from "@apexdevtools/apex-parser";
import { NotSupportedError } from "../../errors.ts";
import type { DistanceCall, Literal, Place } from "./ast.ts";
import { unquote } from "./stringLiteral.ts";
import type { TreeReader } from "./treeReader.ts";

/** `DISTANCE(place, place, 'unit')`. */
export function distanceFromTree(reader: TreeReader, context: SoqlFunctionContext): DistanceCall {
  const [from, to] = context.locationValue_list().map((place) => placeFromTree(reader, place));
  if (from === undefined || to === undefined) throw new TypeError("DISTANCE has two places");
  const unit = context.StringLiteral() ?? context.MultilineStringLiteral();
  return { from, to, unit: unquote(unit.getText()) };
}

function placeFromTree(reader: TreeReader, context: LocationValueContext): Place {
  if (context.boundExpression()) throw new NotSupportedError("a bound Location in DISTANCE()");
  const field = context.fieldName();
  if (field) return { kind: "field", path: reader.path(field) };
  const [latitude, longitude] = context.coordinateValue_list().map((value) => coordinate(reader, value));
  if (latitude === undefined || longitude === undefined) throw new TypeError("GEOLOCATION has two coordinates");
  return { kind: "coordinates", latitude, longitude };
}

function coordinate(reader: TreeReader, context: CoordinateValueContext): Literal {
  const bound = context.boundExpression();
  return bound ? reader.bind(bound) : { kind: "number", value: Number(context.getText()) };
}
