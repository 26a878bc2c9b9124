import { OrgError } from "../errors.ts";

const LONGEST = 100_000;
const DEEPEST = 20;

/** Throws for query text that the platform would not take either: more than 100,000 characters, or nested too deep to be parsed in bounded time. */
export function requireBoundedQuery(text: string): void {
  if (text.length > LONGEST)
    throw new OrgError("QUERY_TOO_COMPLICATED", `SOQL statements cannot be longer than ${LONGEST} characters`);
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (depth > DEEPEST)
      throw new OrgError(
        "QUERY_TOO_COMPLICATED",
        "Query is either selecting too many fields or the filter conditions are too complicated"
      );
  }
}
