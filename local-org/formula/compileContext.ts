import type { Schema, SObjectSchema } from "../schema/types.ts";

/** What a formula may see while it is compiled. */
export interface CompileContext {
  object: SObjectSchema | null;
  schema: Schema;
  blanksAsZero: boolean;
  /** ISNEW, ISCHANGED and PRIORVALUE are allowed. */
  hasPriorRecord: boolean;
  /** Collects the names that the formula reads. */
  references: Set<string>;
}
