import type { Schema, SObjectSchema } from "../schema/types.ts";
import type { ResolvedReference } from "./references.ts";

/** What a formula may see while it is compiled. */
export interface CompileContext {
  object: SObjectSchema | null;
  schema: Schema;
  blanksAsZero: boolean;
  /** ISNEW, ISCHANGED and PRIORVALUE are allowed. */
  hasPriorRecord: boolean;
  /** Picklist fields may stand where a text is wanted. */
  picklistsAreText: boolean;
  /** What a name stands for besides fields and globals; null where it is neither. */
  resolve(path: readonly string[]): ResolvedReference | null;
  /** Collects the names that the formula reads. */
  references: Set<string>;
}
