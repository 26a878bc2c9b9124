import type { FieldValue } from "../values.ts";

/** A compiled formula of a field, a validation rule, a default value or a filter. */
export interface Formula {
  /** Field paths that it reads, canonical, such as `Amount`, `Account.Industry`, `Owner:User.Email`; globals such as `$User.Id` as written. */
  readonly references: readonly string[];
  evaluate(scope: FormulaScope): FieldValue;
}

/** Where a formula finds its values. */
export interface FormulaScope {
  /** The value of one of the formula's references. */
  value(reference: string): FieldValue;
  /** Only for validation rules: the record before this save; null when it is new. */
  priorValue?(field: string): FieldValue;
  isNew?: boolean;
  /** Milliseconds since 1970, for TODAY() and NOW(). */
  now: number;
  timeZone: string;
}
