import type { LocalOrg } from "../org.ts";
import type { FieldSchema, SObjectSchema } from "../schema/types.ts";
import { USER_MODE, type UserContext } from "../security/types.ts";
import type { QueryResult, QueryRow } from "../soql/types.ts";
import type { FieldValue } from "../values.ts";
import type { Table, TableCell, TableColumn } from "./types.ts";

export interface TableQuery {
  object: SObjectSchema;
  /** SOQL paths; those which the user may not see are left out. */
  paths: readonly string[];
  conditions: readonly string[];
  sort: { path: string; descending: boolean } | null;
  limit: number;
}

const NAME_FIELDS: Record<string, string> = { Case: "CaseNumber", Task: "Subject", Event: "Subject" };

/** Records as a table that a user sees: permissions and sharing are the user's own. */
export function readTable(org: LocalOrg, user: UserContext, query: TableQuery): Table {
  const columns = query.paths.flatMap((path) => columnOf(org, user, query.object, path) ?? []);
  const selected = new Set(["Id", ...columns.flatMap((column) => selectedPaths(org, query.object, column.path))]);
  const where =
    query.conditions.length === 0 ? "" : ` WHERE ${query.conditions.map((text) => `(${text})`).join(" AND ")}`;
  const order =
    query.sort === null ? "" : ` ORDER BY ${query.sort.path} ${query.sort.descending ? "DESC" : "ASC"} NULLS LAST`;
  const soql = `SELECT ${[...selected].join(", ")} FROM ${query.object.name}${where}${order} LIMIT ${query.limit}`;
  const { rows } = org.query(soql, { user, access: USER_MODE });
  const total = rows.length < query.limit ? rows.length : count(org, user, query.object, where);
  const cells = (row: QueryRow) => columns.map(({ path }) => [path, cellOf(org, query.object, row, path)] as const);
  return {
    object: query.object.name,
    columns,
    rows: rows.map((row) => ({ id: String(row.fields["Id"]), cells: Object.fromEntries(cells(row)) })),
    total
  };
}

function count(org: LocalOrg, user: UserContext, object: SObjectSchema, where: string): number {
  return org.query(`SELECT COUNT() FROM ${object.name}${where}`, { user, access: USER_MODE }).totalSize;
}

function columnOf(org: LocalOrg, user: UserContext, object: SObjectSchema, path: string): TableColumn | null {
  const steps = path.split(".");
  let owner: SObjectSchema | undefined = object;
  for (const relation of steps.slice(0, -1)) {
    const reference: FieldSchema | undefined = owner?.parentRelationship(relation);
    if (owner === undefined || reference === undefined || !isReadable(org, user, owner, reference)) return null;
    owner = org.schema.object(reference.referenceTo[0] ?? "");
  }
  const field = owner?.field(steps.at(-1) ?? "");
  if (owner === undefined || field === undefined || !isReadable(org, user, owner, field)) return null;
  const parent = steps.length > 1 && field.nameField ? object.parentRelationship(steps[0] ?? "") : undefined;
  const label = (parent ?? field).label.replace(
    / ID$/,
    parent !== undefined || field.type === "reference" ? "" : " ID"
  );
  return {
    path,
    label,
    type: field.type,
    scale: field.scale,
    sortable: !["textarea", "address", "location"].includes(field.type)
  };
}

function isReadable(org: LocalOrg, user: UserContext, object: SObjectSchema, field: FieldSchema): boolean {
  return field.type === "id" || org.security.fieldAccess(user, object, field.name).read;
}

/** The paths to query for a column: for a reference also the name behind it. */
function selectedPaths(org: LocalOrg, object: SObjectSchema, path: string): string[] {
  const field = object.field(path);
  if (field === undefined || field.type !== "reference" || field.relationshipName === null)
    return [path, ...parentId(path)];
  return [path, `${field.relationshipName}.${nameFieldOf(org, field)}`];
}

function parentId(path: string): string[] {
  const relation = path.split(".").slice(0, -1).join(".");
  return relation === "" ? [] : [`${relation}.Id`];
}

function nameFieldOf(org: LocalOrg, field: FieldSchema): string {
  const [target = "", ...others] = field.referenceTo;
  if (others.length > 0) return "Name";
  return NAME_FIELDS[target] ?? org.schema.object(target)?.nameField ?? "Name";
}

function cellOf(org: LocalOrg, object: SObjectSchema, row: QueryRow, path: string): TableCell {
  const steps = path.split(".");
  const parent = steps.slice(0, -1).reduce<QueryRow | null>((current, step) => rowAt(current, step), row);
  const value = (parent?.fields[steps.at(-1) ?? ""] ?? null) as FieldValue;
  if (steps.length > 1) return { value, link: steps.at(-1) === "Name" ? linkTo(org, parent, "Name") : null };
  const field = object.field(path);
  if (field?.nameField === true)
    return { value, link: { id: String(row.fields["Id"]), object: object.name, name: String(value) } };
  if (field?.type !== "reference" || field.relationshipName === null) return { value, link: null };
  return { value, link: linkTo(org, rowAt(row, field.relationshipName), nameFieldOf(org, field), value) };
}

function linkTo(org: LocalOrg, row: QueryRow | null, nameField: string, id?: FieldValue): TableCell["link"] {
  const recordId = String(id ?? row?.fields["Id"] ?? "");
  const object = org.schema.objectForId(recordId);
  const name = row?.fields[nameField] ?? null;
  return object === undefined || name === null ? null : { id: recordId, object: object.name, name: String(name) };
}

function rowAt(row: QueryRow | null, relation: string): QueryRow | null {
  const value: FieldValue | QueryRow | QueryResult | undefined = row?.fields[relation];
  return typeof value === "object" && value !== null && "fields" in value ? value : null;
}
