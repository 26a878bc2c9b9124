import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { Store } from "../../store/types.ts";
import { LeastRecentlyUsed } from "../leastRecentlyUsed.ts";
import type { SearchGroup } from "../syntax/ast.ts";
import { joined, raw, sql, type Fragment } from "./fragment.ts";
import { requireQueryTime } from "./queryTime.ts";
import { searchTerm, type SearchTerm } from "./searchTerm.ts";
import { column, type Tables } from "./tables.ts";

const TEXT_TYPES = new Set(["string", "textarea", "phone", "email", "url", "picklist", "multipicklist", "combobox"]);
const PERSON_NAMES = new Set(["FirstName", "LastName"]);

const GROUPS: Record<SearchGroup, (field: FieldSchema) => boolean> = {
  ALL: (field) => TEXT_TYPES.has(field.type),
  SIDEBAR: (field) => TEXT_TYPES.has(field.type),
  NAME: (field) => field.nameField || PERSON_NAMES.has(field.name),
  EMAIL: (field) => field.type === "email",
  PHONE: (field) => field.type === "phone"
};

/** The stored fields of an object in which a search looks. */
export function searchedFields(object: SObjectSchema, group: SearchGroup): FieldSchema[] {
  return object.fields.filter((field) => field.stored && GROUPS[group](field));
}

/** True for rows of which the fields hold the term. */
export function searchMatch(tables: Tables, fields: readonly FieldSchema[], term: string): Fragment {
  if (fields.length === 0) return raw("0");
  const columns = fields.map((field) => column(tables.alias, field.name));
  return sql`soql_search(${term}, ${joined(columns, ", ")})`;
}

/** True for rows with one of the ids. */
export function fixedMatch(tables: Tables, ids: readonly string[]): Fragment {
  const listed = joined(
    ids.map((id) => sql`${id}`),
    ", "
  );
  return sql`${column(tables.alias, "Id")} IN (${listed})`;
}

const terms = new LeastRecentlyUsed<string, SearchTerm>(50);

/** Makes `soql_search(term, …values)` known to the store. */
export function registerSearchFunction(store: Store): void {
  store.registerFunction("soql_search", (text, ...values) => {
    requireQueryTime();
    const term = terms.get(String(text), () => searchTerm(String(text)));
    const words = values.filter((value) => value !== null && value !== undefined).join("\n");
    return Number(term(words));
  });
}
