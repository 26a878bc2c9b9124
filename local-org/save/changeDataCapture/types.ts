import type { SObjectSchema } from "../../schema/types.ts";
import type { RecordValues } from "../../values.ts";

export type ChangeType = "CREATE" | "UPDATE" | "DELETE" | "UNDELETE";

/** What one write did to a record. */
export interface Change {
  object: SObjectSchema;
  type: ChangeType;
  id: string;
  /** The record before; null where the write made it. */
  before: RecordValues | null;
  /** What it is afterwards, or those fields that were written; null where the write deleted it. */
  after: RecordValues | null;
}
