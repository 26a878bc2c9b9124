import type { ExpressionContext } from "@apexdevtools/apex-parser";

/** A field, object or relationship name as written, `Account.Owner.Name`, and where it stands in the query's text. */
export interface SourcePath {
  names: string[];
  /** Characters from the start of the query's text. */
  at: number;
}

/** A place in DISTANCE: a field's, or one of two numbers. */
export type Place =
  { kind: "field"; path: SourcePath } | { kind: "coordinates"; latitude: Literal; longitude: Literal };

export interface DistanceCall {
  from: Place;
  to: Place;
  unit: string;
}

/** `SUM(Amount)`, `CALENDAR_YEAR(convertTimezone(CreatedDate))`, `FORMAT(MIN(CloseDate))`. */
export interface FunctionCall {
  kind: "function";
  /** In upper case. */
  name: string;
  field: SourcePath | null;
  /** The function inside `FORMAT(…)`. */
  inner: FunctionCall | null;
  /** The field stands in `convertTimezone(…)`. */
  convertTimezone: boolean;
  /** What `DISTANCE(…)` lies between. */
  distance?: DistanceCall;
  at: number;
}

export interface FieldOperand {
  kind: "field";
  path: SourcePath;
}

export type Operand = FieldOperand | FunctionCall;

export interface TypeOfItem {
  kind: "typeof";
  path: SourcePath;
  whens: { object: SourcePath; fields: SourcePath[] }[];
  otherwise: SourcePath[];
}

export type SelectItem =
  | { kind: "value"; operand: Operand; alias: string | null }
  | { kind: "children"; query: SoqlQuery }
  | { kind: "fields"; set: "ALL" | "STANDARD" | "CUSTOM"; at: number }
  | TypeOfItem;

export type Literal =
  | { kind: "null" }
  | { kind: "boolean"; value: boolean }
  | { kind: "number"; value: number }
  | { kind: "string"; value: string }
  | { kind: "date"; value: string }
  | { kind: "datetime"; value: string }
  | { kind: "time"; value: string }
  | { kind: "dateLiteral"; name: string; count: number }
  | { kind: "list"; values: Literal[] }
  | { kind: "bind"; index: number }
  | { kind: "query"; query: SoqlQuery };

export type ComparisonOperator =
  "=" | "!=" | "<" | "<=" | ">" | ">=" | "LIKE" | "IN" | "NOT IN" | "INCLUDES" | "EXCLUDES";

export interface Comparison {
  kind: "comparison";
  operand: Operand;
  operator: ComparisonOperator;
  value: Literal;
}

export type Condition =
  { kind: "and" | "or"; conditions: Condition[] } | { kind: "not"; condition: Condition } | Comparison;

export interface OrderItem {
  operand: Operand;
  descending: boolean;
  nullsLast: boolean;
}

export interface GroupBy {
  operands: Operand[];
  rollup: "ROLLUP" | "CUBE" | null;
  having: Condition | null;
}

/** The `:expression`s of a query in the order of its text. */
export interface Bind {
  /** The expression's source text, without the colon. */
  text: string;
  at: number;
  /** The expression in the Apex tree; null for dynamic text. */
  expression: ExpressionContext | null;
}

export interface SoqlQuery {
  kind: "soql";
  text: string;
  select: SelectItem[];
  from: SourcePath;
  alias: string | null;
  /** `FROM Account a, a.Contacts c`: further names for parents. */
  fromAliases: { path: SourcePath; alias: string }[];
  scope: SourcePath | null;
  where: Condition | null;
  mode: "USER_MODE" | "SYSTEM_MODE" | "SECURITY_ENFORCED" | null;
  groupBy: GroupBy | null;
  orderBy: OrderItem[];
  limit: Literal | null;
  offset: Literal | null;
  allRows: boolean;
  forUpdate: boolean;
  /** Of the whole text: sub-queries hold the same list as the query around them. */
  binds: Bind[];
}

export type SearchGroup = "ALL" | "NAME" | "EMAIL" | "PHONE" | "SIDEBAR";

export interface SoslSearch {
  kind: "sosl";
  text: string;
  term: Literal;
  group: SearchGroup;
  /** An object's fields, filter, order and limit; without a field list the field is `Id`. */
  returning: SoqlQuery[];
  mode: "USER_MODE" | "SYSTEM_MODE" | null;
  limit: Literal | null;
  binds: Bind[];
}
