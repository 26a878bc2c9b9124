import type { Formula } from "../formula/types.ts";
import type { FieldSchema, Schema, SObjectSchema } from "../schema/types.ts";
import type { Security, UserContext } from "../security/types.ts";
import type { Store } from "../store/types.ts";
import type { FieldValue } from "../values.ts";

/** What queries run on. */
export interface QueryEngine {
  readonly schema: Schema;
  readonly store: Store;
  readonly security: Security;
  /** The compiled formula of a field whose `formula` is not null. */
  formulaFor(object: SObjectSchema, field: FieldSchema): Formula;
  /** The value of a global such as `$Profile.Name` in a formula; those of `$User` that a `UserContext` holds are known without. */
  globalValue?(reference: string, user: UserContext): FieldValue;
  /** 1 to 12; January where absent. */
  readonly fiscalYearStartMonth?: number;
}
