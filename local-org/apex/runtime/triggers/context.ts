import type { EventDelivery, TriggerOperation, TriggerTiming } from "../../../save/types.ts";
import type { SObjectSchema } from "../../../schema/types.ts";
import type { ApexList, ApexMap } from "../values/index.ts";

/** What the `Trigger` variables show while a trigger runs. */
export interface TriggerContext {
  readonly object: SObjectSchema;
  readonly timing: TriggerTiming;
  readonly operation: TriggerOperation;
  readonly newList: ApexList | null;
  readonly oldList: ApexList | null;
  readonly newMap: ApexMap | null;
  readonly oldMap: ApexMap | null;
  /** Of events: how their delivery is going; null for records. */
  readonly delivery: EventDelivery | null;
}
