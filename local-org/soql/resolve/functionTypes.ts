import type { FieldSchema, FieldType } from "../../schema/types.ts";

interface FunctionType {
  aggregate: boolean;
  /** The type of the value; `argument` where it is that of the field. */
  result: FieldType | "argument";
  /** The types of fields to which it applies; all where absent. */
  accepts?: ReadonlySet<FieldType>;
  /** Records are filtered, sorted and grouped by it; it is selected only where it is grouped by. */
  groups?: true;
}

const NUMBERS: ReadonlySet<FieldType> = new Set(["int", "long", "double", "currency", "percent"]);
const DATES: ReadonlySet<FieldType> = new Set(["date", "datetime"]);

const datePart: FunctionType = { aggregate: false, result: "int", accepts: DATES, groups: true };

/** The functions of SOQL: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_agg_functions.htm */
export const FUNCTION_TYPES: Record<string, FunctionType> = {
  COUNT: { aggregate: true, result: "int" },
  COUNT_DISTINCT: { aggregate: true, result: "int" },
  SUM: { aggregate: true, result: "argument", accepts: NUMBERS },
  AVG: { aggregate: true, result: "double", accepts: NUMBERS },
  MIN: { aggregate: true, result: "argument" },
  MAX: { aggregate: true, result: "argument" },
  GROUPING: { aggregate: true, result: "int" },
  DISTANCE: { aggregate: false, result: "double" },
  TOLABEL: { aggregate: false, result: "string" },
  FORMAT: { aggregate: false, result: "string" },
  CALENDAR_MONTH: datePart,
  CALENDAR_QUARTER: datePart,
  CALENDAR_YEAR: datePart,
  DAY_IN_MONTH: datePart,
  DAY_IN_WEEK: datePart,
  DAY_IN_YEAR: datePart,
  DAY_ONLY: { ...datePart, result: "date", accepts: new Set(["datetime"]) },
  FISCAL_MONTH: datePart,
  FISCAL_QUARTER: datePart,
  FISCAL_YEAR: datePart,
  HOUR_IN_DAY: { ...datePart, accepts: new Set(["datetime"]) },
  WEEK_IN_MONTH: datePart,
  WEEK_IN_YEAR: datePart
};

const NEVER_COMPARED: ReadonlySet<FieldType> = new Set([
  "address",
  "location",
  "base64",
  "encryptedstring",
  "junctionIdList",
  "anyType"
]);
const NEVER_GROUPED: ReadonlySet<FieldType> = new Set(["multipicklist", "double", "currency", "percent", "datetime"]);

/** Long text areas and compound fields stand in SELECT only. */
export function isFilterable(field: FieldSchema): boolean {
  return !NEVER_COMPARED.has(field.type) && !isLongText(field);
}

export function isSortable(field: FieldSchema): boolean {
  return field.type === "anyType" || (isFilterable(field) && field.type !== "multipicklist");
}

export function isGroupable(field: FieldSchema): boolean {
  return isFilterable(field) && !NEVER_GROUPED.has(field.type);
}

function isLongText(field: FieldSchema): boolean {
  return field.type === "textarea" && field.formula === null && (field.length > 255 || field.htmlFormatted);
}
