import { OrgError } from "../../errors.ts";
import { optionalText, type JsonObject } from "../input.ts";

/** The characters that part columns, by the names that jobs have for them; the first is what a job has that names none. */
export const DELIMITERS = {
  COMMA: ",",
  BACKQUOTE: "`",
  CARET: "^",
  PIPE: "|",
  SEMICOLON: ";",
  TAB: "\t"
} as const;

export type DelimiterName = keyof typeof DELIMITERS;

export const DELIMITER_NAMES = Object.keys(DELIMITERS) as [DelimiterName, ...DelimiterName[]];
export const LINE_ENDINGS = ["LF", "CRLF"] as const;

/** The job's choice among these; the first where it makes none. Throws INVALIDJOB for another one. */
export function oneOf<T extends string>(job: JsonObject, property: string, choices: readonly [T, ...T[]]): T {
  const given = optionalText(job[property], property) ?? choices[0];
  const choice = choices.find((each) => each === given);
  if (choice === undefined) throw new OrgError("INVALIDJOB", `InvalidJob : Invalid ${property}: ${given}`);
  return choice;
}
