/** What the parser makes of a formula: a tree of these, each with the offset of its first character. */
export type Expression = Literal | Reference | Call | Unary | Binary;

export interface Literal {
  kind: "literal";
  value: string | boolean | null;
  type: "text" | "number" | "boolean" | "null";
  offset: number;
}

/** A field path or a global, such as `Account.Name` or `$User.Id`. */
export interface Reference {
  kind: "reference";
  path: string[];
  offset: number;
}

export interface Call {
  kind: "call";
  name: string;
  parameters: Expression[];
  offset: number;
}

export interface Unary {
  kind: "unary";
  operator: "-" | "+" | "!";
  operand: Expression;
  offset: number;
}

export type BinaryOperator = "||" | "&&" | "=" | "<>" | "<" | "<=" | ">" | ">=" | "+" | "-" | "&" | "*" | "/" | "^";

export interface Binary {
  kind: "binary";
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
  offset: number;
}
