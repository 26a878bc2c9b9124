import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { SourcePath } from "../syntax/ast.ts";
import { noSuchColumn, tooManyParents, unknownParent } from "./nameErrors.ts";
import type { ParentStep, ResolvedPath } from "./resolved.ts";
import type { ResolveScope } from "./scope.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_relationships_query_limits.htm */
const MOST_PARENTS = 5;

/** Finds the field at the end of a path. Throws an `OrgError` INVALID_FIELD where a name on it is unknown. */
export function resolvePath(scope: ResolveScope, path: SourcePath): ResolvedPath {
  const names = withoutAlias(scope, path);
  if (names.length > MOST_PARENTS + 1) throw tooManyParents(scope.query.text, path.at, MOST_PARENTS);
  return follow(scope, { object: scope.object, parents: [], names, at: path.at });
}

/** Finds a field relative to another object, for the branches of TYPEOF. */
export function resolvePathOn(scope: ResolveScope, object: SObjectSchema, path: SourcePath): ResolvedPath {
  return follow(scope, { object, parents: [], names: path.names, at: path.at });
}

/** The reference field that the last name of a relationship path stands for. */
export function resolveRelationship(
  scope: ResolveScope,
  path: SourcePath
): { parents: ParentStep[]; reference: FieldSchema; object: SObjectSchema } {
  let object = scope.object;
  const parents: ParentStep[] = [];
  const names = withoutAlias(scope, path);
  for (const name of names.slice(0, -1)) {
    const step = singleParent(scope, object, referenceOf(scope, object, name, path.at), path.at);
    parents.push(step);
    object = step.parent;
  }
  return { parents, reference: referenceOf(scope, object, names.at(-1) ?? "", path.at), object };
}

interface Walk {
  object: SObjectSchema;
  parents: ParentStep[];
  names: string[];
  at: number;
}

function withoutAlias(scope: ResolveScope, path: SourcePath): string[] {
  const [first = "", ...rest] = path.names;
  if (rest.length === 0) return path.names;
  const aliased = scope.aliases.get(first.toLowerCase());
  if (aliased !== undefined) return [...aliased, ...rest];
  const isOwnName = first.toLowerCase() === scope.object.name.toLowerCase();
  return isOwnName && scope.object.parentRelationship(first) === undefined ? rest : path.names;
}

function follow(scope: ResolveScope, walk: Walk): ResolvedPath {
  const [name = "", ...rest] = walk.names;
  if (rest.length === 0) return fieldAt(scope, walk, name);
  const reference = referenceOf(scope, walk.object, name, walk.at);
  if (isTypeName(scope, reference, rest)) return typeNameAt(scope, walk, reference);
  if (knownTargets(scope, reference).length > 1) return polymorphicAt(scope, walk, reference, rest);
  const step = singleParent(scope, walk.object, reference, walk.at);
  return follow(scope, { object: step.parent, parents: [...walk.parents, step], names: rest, at: walk.at });
}

function fieldAt(scope: ResolveScope, walk: Walk, name: string): ResolvedPath {
  const field = walk.object.field(name);
  if (field === undefined) throw noSuchColumn(scope.query.text, walk.at, name, walk.object.name);
  scope.uses.push({ object: walk.object, field, relationshipName: null, at: walk.at });
  const path = pathName(walk.parents, field.name);
  return { kind: "field", name: path, parents: walk.parents, object: walk.object, field, type: field.type };
}

function polymorphicAt(scope: ResolveScope, walk: Walk, reference: FieldSchema, names: string[]): ResolvedPath {
  const untracked = { ...scope, uses: [] };
  const branches = knownTargets(scope, reference)
    .filter((object) => hasPath(untracked, object, names))
    .map((object) => ({ object, operand: follow(untracked, { object, parents: [], names, at: walk.at }) }));
  const [first] = branches;
  const field = first?.operand.field;
  if (first === undefined || !field) throw noSuchColumn(scope.query.text, walk.at, names.join("."), "Name");
  const relationshipName = trackReference(scope, walk.object, reference, walk.at);
  const name = pathName(walk.parents, `${relationshipName}.${first.operand.name}`);
  return {
    kind: "polymorphic",
    name,
    parents: walk.parents,
    reference,
    relationshipName,
    branches,
    field,
    type: field.type
  };
}

function typeNameAt(scope: ResolveScope, walk: Walk, reference: FieldSchema): ResolvedPath {
  const relationshipName = trackReference(scope, walk.object, reference, walk.at);
  const name = pathName(walk.parents, `${relationshipName}.Type`);
  const targets = knownTargets(scope, reference);
  return {
    kind: "typeName",
    name,
    parents: walk.parents,
    reference,
    relationshipName,
    targets,
    field: null,
    type: "string"
  };
}

/** `Type` of a reference to people or to several objects is the object's name, not a field. */
function isTypeName(scope: ResolveScope, reference: FieldSchema, names: string[]): boolean {
  if (names.length !== 1 || names[0]?.toLowerCase() !== "type") return false;
  const targets = knownTargets(scope, reference);
  return targets.length > 1 || (reference.relationshipName === "Owner" && targets[0]?.field("Type") === undefined);
}

function hasPath(scope: ResolveScope, object: SObjectSchema, names: string[]): boolean {
  const [name = "", ...rest] = names;
  if (rest.length === 0) return object.field(name) !== undefined;
  const reference = object.parentRelationship(name);
  return reference !== undefined && knownTargets(scope, reference).some((target) => hasPath(scope, target, rest));
}

function referenceOf(scope: ResolveScope, object: SObjectSchema, name: string, at: number): FieldSchema {
  const reference = object.parentRelationship(name);
  if (reference === undefined) throw unknownParent(scope.query.text, at, name);
  return reference;
}

/** The objects that a reference may point to and that this org has. */
export function knownTargets(scope: ResolveScope, reference: FieldSchema): SObjectSchema[] {
  return reference.referenceTo.map((name) => scope.schema.object(name)).filter((object) => object !== undefined);
}

function singleParent(scope: ResolveScope, object: SObjectSchema, reference: FieldSchema, at: number): ParentStep {
  const relationshipName = trackReference(scope, object, reference, at);
  const [parent] = knownTargets(scope, reference);
  if (parent === undefined) throw unknownParent(scope.query.text, at, relationshipName);
  return { reference, relationshipName, parent };
}

function trackReference(scope: ResolveScope, object: SObjectSchema, reference: FieldSchema, at: number): string {
  const relationshipName = reference.relationshipName ?? reference.name;
  scope.uses.push({ object, field: reference, relationshipName, at });
  return relationshipName;
}

function pathName(parents: ParentStep[], name: string): string {
  return [...parents.map((step) => step.relationshipName), name].join(".");
}
