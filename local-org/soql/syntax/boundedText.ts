import { OrgError } from "../../errors.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_soslsoql.htm */
const LONGEST = 100_000;

/** The grammar looks ahead over brackets: the time it takes grows faster than their depth. */
const DEEPEST = 20;

/** Throws QUERY_TOO_COMPLICATED for text that is longer than the platform takes, or nested too deep to be parsed in bounded time. */
export function requireBoundedText(text: string): void {
  if (text.length > LONGEST)
    throw new OrgError("QUERY_TOO_COMPLICATED", `SOQL statements cannot be longer than ${LONGEST} characters`);
  if (depthOf(text) > DEEPEST)
    throw new OrgError(
      "QUERY_TOO_COMPLICATED",
      "Query is either selecting too many fields or the filter conditions are too complicated"
    );
}

/** How deep brackets are nested, those in string literals apart. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [sign] of text.matchAll(/'(?:[^'\\]|\\.)*'|[()]/gsu)) {
    if (sign === "(") deepest = Math.max(deepest, ++depth);
    else if (sign === ")") depth--;
  }
  return deepest;
}
