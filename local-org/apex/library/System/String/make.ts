import type { LibraryFunction } from "../../library.ts";
import type { ApexDate, ApexDatetime, ApexDecimal, ApexList } from "../../../runtime/values/index.ts";
import { raiseNullArgument, textOf, type ApexValue } from "../../../runtime/values/index.ts";
import { formatPattern } from "../../format/datePattern.ts";
import { iterate } from "../../iterate.ts";
import { required } from "../../required.ts";
import { userTimeZone } from "../../user.ts";

const SPACES = /^[\s\u0000-\u0020]*$/;

/** Static functions that make a String or tell whether there is one. */
export const makeStatics: Record<string, LibraryFunction> = {
  isBlank: (text: string | null) => text === null || SPACES.test(text),
  isNotBlank: (text: string | null) => text !== null && !SPACES.test(text),
  isEmpty: (text: string | null) => text === null || text === "",
  isNotEmpty: (text: string | null) => text !== null && text !== "",
  ...required({
    format: (template: string, values: ApexList) => formatMessage(template, values.items),
    fromCharArray: (codes: ApexList) => String.fromCharCode(...(codes.items as number[])),
    join: (values: ApexValue, separator: string) => joinTexts(values, separator)
  }),
  valueOf: (value: ApexValue) => stringValueOf(value),
  "valueOf(Date)": (value: ApexDate | null) => value?.toISO() ?? null,
  "valueOf(Datetime)": (value: ApexDatetime | null) =>
    value === null ? null : formatPattern(value, STANDARD, userTimeZone()),
  "valueOf(Decimal)": (value: ApexDecimal | null) => value?.toString() ?? null,
  valueOfGmt: (value: ApexDatetime | null) => formatPattern(value ?? raiseNullArgument(), STANDARD, "GMT")
};

/** The form of `String.valueOf(Datetime)`. */
const STANDARD = "yyyy-MM-dd HH:mm:ss";

function stringValueOf(value: ApexValue): string | null {
  return value === null ? null : textOf(value);
}

function joinTexts(values: ApexValue, separator: string): string {
  const texts = [...iterate(values)].map((value) => (value === null ? "" : textOf(value)));
  return texts.join(separator);
}

/** As Java's MessageFormat: `{0}` takes a value, text in single quotes stands as it is, two single quotes are one. */
function formatMessage(template: string, values: readonly ApexValue[]): string {
  return template.replace(
    /''|'([^']*)'?|\{(\d+)\}/g,
    (written, quoted: string | undefined, index: string | undefined) => {
      if (written === "''") return "'";
      if (index === undefined) return quoted ?? "";
      const value = values[Number(index)];
      return value === undefined ? written : textOf(value);
    }
  );
}
