import type { SyntaxNode } from "../../syntax/node.ts";
import type { ApexType } from "../../types/type.ts";

/** A compiled expression. */
export interface Expression {
  /** JavaScript that gives the value; safe to stand as an operand or an argument. */
  readonly code: string;
  readonly type: ApexType;
  /** Never null, so that no check is needed before it is used. */
  readonly nonNull?: boolean;
  /** Where the value is kept, if it can be assigned. */
  readonly place?: () => Place;
  /** Why the value may be assigned only, not read. */
  readonly unreadable?: string;
  /** A query's rows: they may be assigned to a list, a single record or a map's constructor. */
  readonly isQuery?: boolean;
  /** A parent record reached through a relationship: reading a field of a missing one gives null. */
  readonly isParent?: boolean;
  /** A record in a variable of an instance (`this.account`, not `account` alone): reading a field of a missing one gives null, but for its id. */
  readonly isMember?: boolean;
  /** The chain of names that began with `?.`: when it ends early, and what stands at its end. */
  readonly chain?: { test: string; inner: Expression };
  /** The literal's value, for constants that decide whether code can be reached. */
  readonly constant?: boolean | number | string;
  /** `Schema.SObjectType.Account` and its `fields` and `fieldSets`: the object's name. */
  readonly describes?: string;
  /** `Account.fields`: its names are field tokens, as against the describes behind `Schema.SObjectType.Account.fields`. */
  readonly tokens?: boolean;
  /** The token of a share object's RowCause: the reasons stand behind it. */
  readonly rowCausesOf?: string;
  /** A field of a record: `addError` on it marks the field. */
  readonly sObjectField?: { object: string; field: string };
  /** `super`, which calls methods without looking for overrides. */
  readonly isSuper?: boolean;
}

/** Something that can be assigned. Objects and subscripts are evaluated once, by `setup`. */
export interface Place {
  readonly type: ApexType;
  /** JavaScript assignments to temporaries that come first; empty for plain variables. */
  readonly setup: readonly string[];
  /** Reads the value, after `setup`. */
  readonly read: string;
  /** Writes the value and is the value as an expression, after `setup`. */
  write(code: string): string;
  /** A reason why it may not be assigned here. */
  readonly refusal?: string;
}

/** A name that stands for a type or a namespace before a dot. */
export interface TypeReference {
  readonly kind: "type";
  readonly type: ApexType;
}

export interface NamespaceReference {
  readonly kind: "namespace";
  readonly name: string;
}

export type Reference = TypeReference | NamespaceReference;

/** What a name or a chain of names turned out to be. */
export type Named = { kind: "expression"; expression: Expression } | Reference;

export type CompileExpression<Node extends SyntaxNode> = (node: Node) => Expression;

/** The value's code, with a check that it is not null: `Attempt to de-reference a null object`. */
export function notNull(expression: Expression): string {
  return expression.nonNull === true ? expression.code : `$n(${expression.code})`;
}
