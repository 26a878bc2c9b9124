import type { LocalOrg } from "../org.ts";
import type { SObjectSchema } from "../schema/types.ts";
import { USER_MODE, type UserContext } from "../security/types.ts";
import { quote } from "./filterCondition.ts";

export interface FoundRecord {
  id: string;
  name: string;
  /** A second field that tells records of the same name apart. */
  detail: string | null;
}

const DETAILS: Record<string, string> = {
  Contact: "Account.Name",
  Opportunity: "Account.Name",
  Account: "BillingCity",
  User: "Title",
  Lead: "Company",
  Product2: "ProductCode"
};

/** Records whose name holds the text, in the user's permissions and sharing; the newest where there is no text. */
export function searchRecords(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  text: string,
  limit: number
): FoundRecord[] {
  const nameField = object.nameField;
  if (nameField === null || !org.security.objectAccess(user, object).read) return [];
  const detail = DETAILS[object.name];
  const fields = ["Id", nameField, ...(detail === undefined ? [] : [detail])];
  const term = text.trim();
  const where = term === "" ? "" : ` WHERE ${nameField} LIKE ${quote(`%${term}%`)}`;
  const order = term === "" ? "LastModifiedDate DESC" : nameField;
  const soql = `SELECT ${fields.join(", ")} FROM ${object.name}${where} ORDER BY ${order} LIMIT ${limit}`;
  return org.query(soql, { user, access: USER_MODE }).rows.map(({ fields: values }) => ({
    id: String(values["Id"]),
    name: String(values[nameField] ?? ""),
    detail: detail === undefined ? null : detailOf(values, detail.split("."))
  }));
}

function detailOf(values: object, path: readonly string[]): string | null {
  const [head = "", ...rest] = path;
  const value = (values as Record<string, unknown>)[head];
  if (rest.length === 0) return value === null || value === undefined ? null : String(value);
  if (typeof value !== "object" || value === null || !("fields" in value)) return null;
  return detailOf(value.fields as object, rest);
}
