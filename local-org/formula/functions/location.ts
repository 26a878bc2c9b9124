import type { Decimal } from "decimal.js";
import { distanceBetween, distanceUnit } from "../distance.ts";
import { placeFrom, placeText } from "../locations.ts";
import { FormulaRuntimeError } from "../runtime.ts";
import { asText, FormulaDecimal } from "../values.ts";
import { blankIfAnyBlank, type FunctionTable } from "./definition.ts";

/** Functions of places on the earth. */
export const LOCATION: FunctionTable = {
  GEOLOCATION: blankIfAnyBlank(["number", "number"], "location", ([latitude, longitude]) =>
    placeText((latitude as Decimal).toNumber(), (longitude as Decimal).toNumber())
  ),
  DISTANCE: blankIfAnyBlank(["location", "location", "text"], "number", ([from, to, unit]) => {
    const known = distanceUnit(asText(unit));
    if (known === null)
      throw new FormulaRuntimeError(`DISTANCE() knows the units 'mi' and 'km', not '${asText(unit)}'`);
    return new FormulaDecimal(distanceBetween(placeFrom(asText(from)), placeFrom(asText(to)), known));
  })
};
