import type { LocalOrg } from "../org.ts";
import type { SObjectSchema } from "../schema/types.ts";
import { USER_MODE, type UserContext } from "../security/types.ts";
import type { QueryRow } from "../soql/types.ts";

export interface NameSearch {
  /** Fields of the rows, beside Id and the name. */
  fields: readonly string[];
  limit: number;
}

/** Records whose name holds the term, those whose name begins with it first. */
export function searchByName(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  term: string,
  search: NameSearch
): QueryRow[] {
  if (object.nameField === null) return [];
  const fields = [...new Set(["Id", object.nameField, ...search.fields])].join(", ");
  const select = `SELECT ${fields} FROM ${object.name}`;
  const pattern = likePattern(term);
  const order = `ORDER BY ${object.nameField} LIMIT ${search.limit}`;
  const options = { user, access: USER_MODE };
  const beginning = org.query(`${select} WHERE ${object.nameField} LIKE '${pattern}%' ${order}`, options).rows;
  if (beginning.length >= search.limit) return beginning;
  const within = org.query(`${select} WHERE ${object.nameField} LIKE '%${pattern}%' ${order}`, options).rows;
  const known = new Set(beginning.map((row) => row.fields["Id"]));
  return [...beginning, ...within.filter((row) => !known.has(row.fields["Id"]))].slice(0, search.limit);
}

/** Text for a LIKE between quotes, its own wildcards and quotes escaped. */
export function likePattern(term: string): string {
  return term
    .trim()
    .replace(/[\\'%_]/g, (character) => `\\${character}`)
    .replace(/[\r\n\t]/g, " ");
}
