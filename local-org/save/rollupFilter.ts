import { NotSupportedError } from "../errors.ts";
import type { FieldSchema, RollupSummary, SObjectSchema } from "../schema/types.ts";
import type { FieldValue } from "../values.ts";

type Test = (value: FieldValue, wanted: string[], field: FieldSchema) => boolean;

const TESTS: Readonly<Record<string, Test>> = {
  equals: equalsAny,
  notEqual: (value, wanted, field) => !equalsAny(value, wanted, field),
  lessThan: (value, [wanted], field) => compare(value, wanted, field, (order) => order < 0),
  greaterThan: (value, [wanted], field) => compare(value, wanted, field, (order) => order > 0),
  lessOrEqual: (value, [wanted], field) => compare(value, wanted, field, (order) => order <= 0),
  greaterOrEqual: (value, [wanted], field) => compare(value, wanted, field, (order) => order >= 0),
  contains: (value, wanted) => wanted.some((each) => lower(value).includes(each.toLowerCase())),
  notContain: (value, wanted) => !wanted.some((each) => lower(value).includes(each.toLowerCase())),
  startsWith: (value, wanted) => wanted.some((each) => lower(value).startsWith(each.toLowerCase())),
  includes: (value, wanted) => wanted.some((each) => lower(value).split(";").includes(each.toLowerCase())),
  excludes: (value, wanted) => !wanted.some((each) => lower(value).split(";").includes(each.toLowerCase()))
};

/** Do a child's values pass all filters of a roll-up summary? Text compares without regard to case, as in reports. */
export function matchesFilters(
  filters: RollupSummary["filters"],
  object: SObjectSchema,
  read: (field: string) => FieldValue
): boolean {
  return filters.every(({ field: name, operation, value }) => {
    const field = object.field(name);
    const test = TESTS[operation];
    if (field === undefined || test === undefined) {
      throw new NotSupportedError(`roll-up filter '${name} ${operation}'`, object.name);
    }
    return test(read(field.name), wantedValues(value), field);
  });
}

function wantedValues(value: string): string[] {
  return value.split(",").map((each) => each.trim());
}

function equalsAny(value: FieldValue, wanted: string[], field: FieldSchema): boolean {
  return wanted.some((each) => {
    if (field.type === "boolean") return (value === true) === (each === "1" || each.toLowerCase() === "true");
    if (each === "") return value === null;
    return typeof value === "number" ? value === Number(each) : lower(value) === each.toLowerCase();
  });
}

function compare(
  value: FieldValue,
  wanted: string | undefined,
  field: FieldSchema,
  holds: (order: number) => boolean
): boolean {
  if (value === null || wanted === undefined) return false;
  if (typeof value === "number") return holds(value - Number(wanted));
  const limit = field.type === "date" ? wanted.slice(0, 10) : wanted;
  return holds(String(value) < limit ? -1 : String(value) === limit ? 0 : 1);
}

function lower(value: FieldValue): string {
  return String(value ?? "").toLowerCase();
}
