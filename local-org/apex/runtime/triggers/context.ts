import type { TriggerOperation, TriggerTiming } from "../../../save/types.ts";
import type { SObjectSchema } from "../../../schema/types.ts";
import type { ApexSObject } from "../values/sobject.ts";

/** What the `Trigger` variables show while a trigger runs. */
export interface TriggerContext {
  readonly object: SObjectSchema;
  readonly timing: TriggerTiming;
  readonly operation: TriggerOperation;
  readonly newRecords: ApexSObject[] | null;
  readonly oldRecords: ApexSObject[] | null;
}
