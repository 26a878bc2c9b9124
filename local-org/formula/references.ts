import type { FieldSchema, FieldType, Schema, SObjectSchema } from "../schema/types.ts";
import { NotSupportedError } from "../errors.ts";
import { FormulaError } from "./formulaError.ts";
import { isUserTheme } from "./userThemes.ts";

/** A name in a formula, found in the schema. */
export interface ResolvedReference {
  /** As `Formula.references` lists it. */
  name: string;
  type: FieldType;
}

/** Globals that stand for one record of an object. */
const RECORD_GLOBALS: Readonly<Record<string, string>> = {
  $user: "User",
  $profile: "Profile",
  $userrole: "UserRole",
  $organization: "Organization",
  $recordtype: "RecordType"
};

/** Globals whose members are of one type, whatever they are called. */
const PLAIN_GLOBALS: Readonly<Record<string, FieldType>> = {
  $label: "string",
  $permission: "boolean",
  $api: "string"
};

/** Globals whose second part is an object: the record's part of the path before the field. */
const OBJECT_GLOBALS: Readonly<Record<string, number>> = { $custommetadata: 3, $setup: 2 };

/** Finds what a formula's name stands for. Throws a `FormulaError` "Field … does not exist. Check spelling.". */
export function resolveReference(
  path: readonly string[],
  offset: number,
  object: SObjectSchema | null,
  schema: Schema
): ResolvedReference {
  const first = path[0] ?? "";
  if (first.startsWith("$")) return resolveGlobal(path, offset, object, schema);
  if (object === null) throw missingField(path, offset);
  return resolvePath(path, offset, object, schema);
}

function resolvePath(
  path: readonly string[],
  offset: number,
  object: SObjectSchema,
  schema: Schema
): ResolvedReference {
  const [first = "", ...rest] = path;
  if (rest.length === 0) return resolveField(first, offset, object);
  const [relation = "", target] = first.split(":");
  const reference = object.parentRelationship(relation);
  if (reference === undefined) throw missingField(path, offset);
  for (const parent of parents(reference, target, schema)) {
    const found = tryResolve(() => resolvePath(rest, offset, parent, schema));
    if (found !== null) return { name: `${relationTo(parent, reference, target)}.${found.name}`, type: found.type };
  }
  throw missingField(path, offset);
}

/** The relation's name, with the object to which it leads where that is said, or not the first of several. */
function relationTo(parent: SObjectSchema, reference: FieldSchema, target: string | undefined): string {
  const isPlain = target === undefined && reference.referenceTo[0] === parent.name;
  return isPlain ? String(reference.relationshipName) : `${String(reference.relationshipName)}:${parent.name}`;
}

function resolveField(name: string, offset: number, object: SObjectSchema): ResolvedReference {
  const field = object.field(name);
  if (field === undefined) throw missingField([name], offset);
  return { name: field.name, type: field.type };
}

function parents(reference: FieldSchema, target: string | undefined, schema: Schema): SObjectSchema[] {
  const names = reference.referenceTo.filter((name) => !target || name.toLowerCase() === target.toLowerCase());
  return names.flatMap((name) => schema.object(name) ?? []);
}

function resolveGlobal(
  path: readonly string[],
  offset: number,
  object: SObjectSchema | null,
  schema: Schema
): ResolvedReference {
  const name = path.join(".");
  const global = (path[0] ?? "").toLowerCase();
  if (global === "$user" && path.length === 2 && isUserTheme(path[1] ?? "")) return { name, type: "string" };
  const recordObject = RECORD_GLOBALS[global];
  if (recordObject !== undefined) return { name, type: memberOf(recordObject, path.slice(1), path, offset, schema) };
  const plain = PLAIN_GLOBALS[global];
  if (plain !== undefined && path.length > 1) return { name, type: plain };
  const before = OBJECT_GLOBALS[global];
  if (before !== undefined) return { name, type: memberOf(path[1] ?? "", path.slice(before), path, offset, schema) };
  if (name.toLowerCase() === "$system.origindatetime") return { name, type: "datetime" };
  if (global === "$objecttype") throw new NotSupportedError(`${name} in a formula`, object?.name);
  throw missingField(path, offset);
}

function memberOf(
  objectName: string,
  member: readonly string[],
  path: readonly string[],
  offset: number,
  schema: Schema
): FieldType {
  const object = schema.object(objectName);
  const found = object && member.length > 0 && tryResolve(() => resolvePath(member, offset, object, schema));
  if (!found) throw missingField(path, offset);
  return found.type;
}

function tryResolve(resolve: () => ResolvedReference): ResolvedReference | null {
  try {
    return resolve();
  } catch (problem) {
    if (problem instanceof FormulaError) return null;
    throw problem;
  }
}

function missingField(path: readonly string[], offset: number): FormulaError {
  return new FormulaError(`Field ${path.join(".")} does not exist. Check spelling.`, offset);
}
