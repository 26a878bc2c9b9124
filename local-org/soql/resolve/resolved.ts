import type { DistanceUnit } from "../../formula/distance.ts";
import type { ChildRelationship, FieldSchema, FieldType, SObjectSchema } from "../../schema/types.ts";
import type { ComparisonOperator, Literal, SoqlQuery } from "../syntax/ast.ts";

/** One step from a record to its parent. */
export interface ParentStep {
  /** The reference field of the child. */
  reference: FieldSchema;
  relationshipName: string;
  parent: SObjectSchema;
}

/** A field of the record or of a parent. */
export interface ResolvedField {
  kind: "field";
  /** Canonical path, such as `Account.Owner.Name`. */
  name: string;
  parents: ParentStep[];
  /** The object that has the field. */
  object: SObjectSchema;
  field: FieldSchema;
  type: FieldType;
}

/** A field behind a reference to several objects (`Who.Name`): which of the branches holds depends on the id. */
export interface ResolvedPolymorphicField {
  kind: "polymorphic";
  name: string;
  /** Up to the object that has the reference. */
  parents: ParentStep[];
  reference: FieldSchema;
  relationshipName: string;
  branches: { object: SObjectSchema; operand: ResolvedPath }[];
  /** The field of the first branch. */
  field: FieldSchema;
  type: FieldType;
}

/** `Owner.Type`: the name of the object that a reference points to. */
export interface ResolvedTypeName {
  kind: "typeName";
  name: string;
  parents: ParentStep[];
  reference: FieldSchema;
  relationshipName: string;
  targets: SObjectSchema[];
  field: null;
  type: FieldType;
}

export type ResolvedPath = ResolvedField | ResolvedPolymorphicField | ResolvedTypeName;

export type ResolvedPlace =
  { kind: "field"; path: ResolvedField } | { kind: "coordinates"; latitude: Literal; longitude: Literal };

export interface ResolvedDistance {
  from: ResolvedPlace;
  to: ResolvedPlace;
  unit: DistanceUnit;
}

export interface ResolvedFunction {
  kind: "function";
  /** In upper case, such as `COUNT_DISTINCT`. */
  name: string;
  argument: ResolvedOperand | null;
  convertTimezone: boolean;
  /** What `DISTANCE(…)` lies between. */
  distance?: ResolvedDistance;
  aggregate: boolean;
  /** The field whose type and labels the value has, where it has them (MIN, MAX). */
  field: FieldSchema | null;
  type: FieldType;
}

export type ResolvedOperand = ResolvedPath | ResolvedFunction;

export type ResolvedValue = Exclude<Literal, { kind: "query" }> | { kind: "query"; query: ResolvedQuery };

export interface ResolvedComparison {
  kind: "comparison";
  operand: ResolvedOperand;
  operator: ComparisonOperator;
  value: ResolvedValue;
}

export type ResolvedCondition =
  | { kind: "and" | "or"; conditions: ResolvedCondition[] }
  | { kind: "not"; condition: ResolvedCondition }
  | ResolvedComparison;

/** A value in the row: for records nested under its parents' relationship names, for aggregates under `name`. */
export interface ResolvedValueItem {
  kind: "value";
  /** The key: the field's path, or the alias. */
  name: string;
  operand: ResolvedOperand;
  type: FieldType;
  /** Null for counts, averages, parts of dates. */
  field: FieldSchema | null;
  /** It came out of `FIELDS(…)`, which names only what the user may read. */
  fromFields: boolean;
}

export interface ResolvedChildrenItem {
  kind: "children";
  name: string;
  relationship: ChildRelationship;
  query: ResolvedQuery;
}

export interface ResolvedTypeOfItem {
  kind: "typeof";
  /** The relationship's name. */
  name: string;
  parents: ParentStep[];
  reference: FieldSchema;
  branches: { object: SObjectSchema; fields: ResolvedPath[] }[];
}

export type ResolvedItem = ResolvedValueItem | ResolvedChildrenItem | ResolvedTypeOfItem;

/** What a query reads, for the check of permissions. */
export interface FieldUse {
  object: SObjectSchema;
  field: FieldSchema;
  /** Set where the field was followed to a parent. */
  relationshipName: string | null;
  at: number;
}

/** All records, those that the user owns, or those of whose team the user is. */
export type QueryScope = "everything" | "mine" | "team";

export interface ResolvedQuery {
  source: SoqlQuery;
  object: SObjectSchema;
  /** `count` is `SELECT COUNT()`: a number and no rows. */
  kind: "records" | "aggregate" | "count";
  items: ResolvedItem[];
  where: ResolvedCondition | null;
  groupBy: ResolvedOperand[];
  rollup: "ROLLUP" | "CUBE" | null;
  having: ResolvedCondition | null;
  orderBy: { operand: ResolvedOperand; descending: boolean; nullsLast: boolean }[];
  /** `USING SCOPE`. */
  scope: QueryScope;
  /** Fields of this query, without those of its sub-queries. */
  uses: FieldUse[];
  /** Those of them in the SELECT list, which is all that WITH SECURITY_ENFORCED looks at. */
  selected: FieldUse[];
  /** Sub-queries of children and of semi-joins. */
  subQueries: ResolvedQuery[];
}
