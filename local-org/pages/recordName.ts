import type { LocalOrg } from "../org.ts";
import { USER_MODE, type UserContext } from "../security/types.ts";
import { quote } from "./filterCondition.ts";
import { objectIcon } from "./icons.ts";

/** What people read of a record out of their reach. */
export const NO_RECORD_ACCESS = "You don't have access to this record";

/** A record as a link shows it. */
export interface RecordName {
  id: string;
  name: string;
  object: string;
  label: string;
  icon: string;
}

/** The record's name; null for one out of the user's reach, as for one that does not exist. */
export function recordName(org: LocalOrg, user: UserContext, id: string): RecordName | null {
  const object = org.schema.objectForId(id);
  if (object === undefined || !org.security.objectAccess(user, object).read) return null;
  const field = object.nameField ?? "Id";
  const soql = `SELECT Id, ${field} FROM ${object.name} WHERE Id = ${quote(id)}`;
  const row = org.query(soql, { user, access: USER_MODE }).rows[0];
  if (row === undefined) return null;
  const { name, label } = object;
  return { id, name: String(row.fields[field] ?? ""), object: name, label, icon: objectIcon(org.project, name) };
}
