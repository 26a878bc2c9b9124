import { DATE } from "./date.ts";
import type { FormulaFunction } from "./definition.ts";
import { ENCODING } from "./encoding.ts";
import { LOCATION } from "./location.ts";
import { LOGICAL } from "./logical.ts";
import { MATH } from "./math.ts";
import { RECORD } from "./record.ts";
import { TEXT } from "./text.ts";

/** Functions that the platform has and the local org has not. */
export const NOT_SUPPORTED: ReadonlySet<string> = new Set(
  "GETRECORDIDS GETSESSIONID IMAGEPROXYURL INCLUDE JUNCTIONIDLIST LINKTO PARENTGROUPVAL PREDICT PREVGROUPVAL REQUIRESCRIPT URLFOR".split(
    " "
  )
);

/** Every function of the formula language, by its name in upper case. */
export const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map(
  Object.entries({ ...LOGICAL, ...RECORD, ...TEXT, ...ENCODING, ...MATH, ...DATE, ...LOCATION })
);
