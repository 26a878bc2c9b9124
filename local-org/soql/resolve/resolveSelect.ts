import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { SelectItem, SoqlQuery, SourcePath, TypeOfItem } from "../syntax/ast.ts";
import { queryError } from "../syntax/queryError.ts";
import { unknownChildren, unsupportedObject } from "./nameErrors.ts";
import type {
  ResolvedChildrenItem,
  ResolvedFunction,
  ResolvedItem,
  ResolvedOperand,
  ResolvedTypeOfItem,
  ResolvedValueItem
} from "./resolved.ts";
import { resolveOperand } from "./resolveOperand.ts";
import { knownTargets, resolvePathOn, resolveRelationship } from "./resolvePath.ts";
import { resolveQueryOn } from "./resolveQuery.ts";
import type { ResolveScope } from "./scope.ts";

/** The SELECT list by the schema, `FIELDS(…)` spread out. */
export function resolveSelect(scope: ResolveScope): ResolvedItem[] {
  const items = scope.query.select.flatMap((item) => resolveItem(scope, item));
  return nameUnnamed(items);
}

function resolveItem(scope: ResolveScope, item: SelectItem): ResolvedItem[] {
  if (item.kind === "value") return [valueItem(resolveOperand(scope, item.operand), item.alias)];
  if (item.kind === "children") return [childrenItem(scope, item.query)];
  if (item.kind === "typeof") return [typeOfItem(scope, item)];
  return fieldsOf(scope, item.set, item.at);
}

/** A function without an alias gets its name, `expr0`, later. */
function valueItem(operand: ResolvedOperand, alias: string | null): ResolvedValueItem {
  const name = alias ?? (operand.kind === "function" ? nameOfFunction(operand) : operand.name);
  return { kind: "value", name, operand, type: operand.type, field: operand.field, fromFields: false };
}

const KEEPING_THE_NAME = new Set(["TOLABEL", "FORMAT"]);

/** `toLabel(Status)` is read as `Status`. */
function nameOfFunction({ name, argument }: ResolvedFunction): string {
  const keepsName = KEEPING_THE_NAME.has(name) && argument !== null && argument.kind !== "function";
  return keepsName ? argument.name : "";
}

function nameUnnamed(items: ResolvedItem[]): ResolvedItem[] {
  let count = 0;
  return items.map((item) => (item.name === "" ? { ...item, name: `expr${count++}` } : item));
}

function childrenItem(scope: ResolveScope, query: SoqlQuery): ResolvedChildrenItem {
  const written = query.from.names.at(-1) ?? "";
  const relationship = scope.object.childRelationship(written);
  const child = relationship && scope.schema.object(relationship.childObject);
  if (!relationship || !child) throw unknownChildren(scope.query.text, query.from.at, written);
  const resolved = resolveQueryOn(scope.schema, query, child);
  scope.subQueries.push(resolved);
  return { kind: "children", name: relationship.relationshipName ?? written, relationship, query: resolved };
}

function typeOfItem(scope: ResolveScope, item: TypeOfItem): ResolvedTypeOfItem {
  const { parents, reference } = resolveRelationship(scope, item.path);
  const targets = knownTargets(scope, reference);
  const named = item.whens.map((when) => {
    const object = whenObject(scope, when.object, targets);
    return { object, fields: when.fields.map((field) => resolvePathOn(scope, object, field)) };
  });
  const others = targets.filter((target) => !named.some((branch) => branch.object === target));
  const rest = others.map((object) => ({ object, fields: knownFields(scope, object, item.otherwise) }));
  return {
    kind: "typeof",
    name: reference.relationshipName ?? reference.name,
    parents,
    reference,
    branches: [...named, ...rest]
  };
}

function whenObject(scope: ResolveScope, path: SourcePath, targets: SObjectSchema[]): SObjectSchema {
  const name = path.names.join(".");
  const object = targets.find((target) => target.name.toLowerCase() === name.toLowerCase());
  if (object === undefined) throw unsupportedObject(scope.query.text, path.at, name);
  return object;
}

/** ELSE names fields of `Name`, not all of which every object has. */
function knownFields(scope: ResolveScope, object: SObjectSchema, paths: SourcePath[]) {
  const known = paths.filter((path) => object.field(path.names[0] ?? "") !== undefined);
  return known.map((path) => resolvePathOn(scope, object, path));
}

const MOST_ROWS_OF_ALL_FIELDS = 200;

function fieldsOf(scope: ResolveScope, set: "ALL" | "STANDARD" | "CUSTOM", at: number): ResolvedItem[] {
  const { limit } = scope.query;
  const isLimited = limit?.kind === "bind" || (limit?.kind === "number" && limit.value <= MOST_ROWS_OF_ALL_FIELDS);
  if (set !== "STANDARD" && !isLimited) {
    const message = `The SOQL FIELDS function must have a LIMIT of at most ${MOST_ROWS_OF_ALL_FIELDS}`;
    throw queryError("MALFORMED_QUERY", scope.query.text, at, message);
  }
  const fields = scope.object.fields.filter((field) => isInSet(field, set));
  return fields.map((field) => ({ ...valueItem(fieldOf(scope, field, at), null), fromFields: true }));
}

/** Not counted among the fields that the text names. */
function fieldOf(scope: ResolveScope, field: FieldSchema, at: number): ResolvedOperand {
  return resolvePathOn({ ...scope, uses: [] }, scope.object, { names: [field.name], at });
}

function isInSet(field: FieldSchema, set: "ALL" | "STANDARD" | "CUSTOM"): boolean {
  return set === "ALL" || field.custom === (set === "CUSTOM");
}
