import { OrgError } from "../errors.ts";
import type { LocalOrg } from "../org.ts";
import type { SObjectSchema } from "../schema/types.ts";
import type { UserContext } from "../security/types.ts";
import { filterCondition, joinConditions, quote } from "./filterCondition.ts";
import { listViews, RECENT, type ListView } from "./listView.ts";
import { readTable } from "./table.ts";
import type { Table } from "./types.ts";

export interface ListRequest {
  view: string;
  sort: { path: string; descending: boolean } | null;
  search: string;
  /** Ids that the user viewed lately, newest first. */
  recent: readonly string[];
  limit: number;
}

/** The records of a list view as the user sees them. */
export function readListView(org: LocalOrg, user: UserContext, object: SObjectSchema, request: ListRequest): Table {
  const view = requireListView(org, object, request.view);
  const sort = request.sort ?? defaultSort(object, view);
  const table = readTable(org, user, {
    object,
    paths: view.columns,
    conditions: listConditions(user, object, view, request),
    sort: sort !== null && isKnown(object, view, sort.path) ? sort : null,
    limit: request.limit
  });
  return view.name === RECENT && request.sort === null ? inOrder(table, request.recent) : table;
}

/** The list view of this name, in any case. Throws NOT_FOUND. */
export function requireListView(org: LocalOrg, object: SObjectSchema, name: string): ListView {
  const view = listViews(org.project, object).find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (view === undefined) throw new OrgError("NOT_FOUND", `There is no list view ${name} of ${object.label}`);
  return view;
}

/** What the records of a list view have in common, as SOQL conditions. */
export function listConditions(
  user: UserContext,
  object: SObjectSchema,
  view: ListView,
  request: Pick<ListRequest, "search" | "recent">
): string[] {
  return [...conditionsOf(user, object, view, request.recent), ...searchCondition(object, request.search)];
}

function conditionsOf(user: UserContext, object: SObjectSchema, view: ListView, recent: readonly string[]): string[] {
  if (view.name === RECENT) return [`Id IN (${["000000000000000AAA", ...recent].map(quote).join(", ")})`];
  const scope =
    view.scope === "Mine" && object.field("OwnerId") !== undefined ? [`OwnerId = ${quote(user.userId)}`] : [];
  const filters = view.filters.map((filter) => filterCondition(object, filter));
  return filters.length === 0 ? scope : [...scope, joinConditions(filters, view.filterLogic)];
}

function searchCondition(object: SObjectSchema, search: string): string[] {
  const term = search.trim();
  return term === "" || object.nameField === null ? [] : [`${object.nameField} LIKE ${quote(`%${term}%`)}`];
}

/** As a list view is sorted that nobody sorted: by name, else by its first column. */
export function defaultSort(object: SObjectSchema, view: ListView): { path: string; descending: boolean } | null {
  const path =
    object.nameField !== null && view.columns.includes(object.nameField) ? object.nameField : view.columns[0];
  return path === undefined ? null : { path, descending: false };
}

/** Only columns can be sorted by: nothing else of the request reaches the query. */
function isKnown(object: SObjectSchema, view: ListView, path: string): boolean {
  return view.columns.includes(path) || path === object.nameField;
}

function inOrder(table: Table, ids: readonly string[]): Table {
  const rank = new Map(ids.map((id, index) => [id, index]));
  const rows = [...table.rows].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
  return { ...table, rows };
}
