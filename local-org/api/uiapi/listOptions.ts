import { asArray, commaList, isObject } from "../input.ts";
import type { ApiRequest } from "../route.ts";

/** What a client wants of a list of records. */
export interface ListOptions {
  fields: string[];
  optionalFields: string[];
  sortBy: string[];
  pageSize: number;
  offset: number;
  search: string;
  /** A filter in the syntax of the GraphQL API; null where there is none. */
  where: string | null;
}

const DEFAULT_PAGE = 50;

/** From the query parameters, or from the body of a POST. */
export function listOptions({ query, body }: ApiRequest, largestPage: number): ListOptions {
  const given: Record<string, unknown> = { ...query, ...(isObject(body) ? body : {}) };
  const list = (name: string): string[] => (given[name] == null ? [] : textList(given[name], name));
  const number = (name: string, fallback: number): number =>
    Math.max(0, Math.floor(Number(given[name] ?? fallback)) || fallback);
  return {
    fields: list("fields"),
    optionalFields: list("optionalFields"),
    sortBy: list("sortBy"),
    pageSize: Math.min(largestPage, Math.max(1, number("pageSize", DEFAULT_PAGE))),
    offset: number("pageToken", 0),
    search: String(given["searchTerm"] ?? ""),
    where: given["where"] == null || given["where"] === "" ? null : String(given["where"])
  };
}

/** Where the page stands among all, as both kinds of lists tell it. */
export function pageTokens(
  { pageSize, offset }: ListOptions,
  hasMore: boolean
): Record<string, string | number | null> {
  return {
    currentPageToken: String(offset),
    currentPageUrl: null,
    nextPageToken: hasMore ? String(offset + pageSize) : null,
    nextPageUrl: null,
    pageSize,
    previousPageToken: offset > 0 ? String(Math.max(0, offset - pageSize)) : null,
    previousPageUrl: null
  };
}

function textList(value: unknown, name: string): string[] {
  return typeof value === "string" ? commaList(value) : asArray(value, name).map(String);
}
