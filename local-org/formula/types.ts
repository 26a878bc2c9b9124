import type { SObjectSchema } from "../schema/types.ts";
import type { FieldValue, RecordValues } from "../values.ts";

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
  /** The stored record of this name, for VLOOKUP; null where there is none. */
  recordByName?(object: SObjectSchema, name: string): RecordValues | null;
  /** Milliseconds since 1970, for TODAY() and NOW(). */
  now: number;
  timeZone: string;
}
