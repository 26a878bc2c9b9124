import type { ChangeEventSelection } from "./changeDataCapture/channels.ts";
import type { Schema, SObjectSchema } from "../schema/types.ts";
import type { Security, UserContext } from "../security/types.ts";
import type { Store } from "../store/types.ts";
import type { Transaction } from "../transaction/types.ts";
import type { EventSubscriberConfig } from "./eventSubscriberConfigs.ts";
import type { StandardBehaviours } from "./standard/behaviour.ts";

/** What the save order stands on. */
export interface SaveDependencies {
  schema: Schema;
  store: Store;
  security: Security;
  /** What the platform does by itself for some standard objects; `STANDARD_BEHAVIOURS` where absent. */
  standard?: StandardBehaviours;
  /** The text of a custom label, for `$Label` in formulas. */
  label?(name: string): string | null;
  /** The developer name of the record type that new records of the user have; none where absent. */
  defaultRecordType?(user: UserContext, object: SObjectSchema): string | null;
  /** Whether changes of tracked fields are written to the objects' histories; not in Apex tests. True where absent. */
  keepsHistory?: boolean;
  /** The objects whose changes are published as events. None where absent. */
  changeEvents?: ChangeEventSelection;
  /** Platform events of this object are delivered though the transaction that publishes them is rolled back ("Publish Immediately"). */
  publishesImmediately?(object: SObjectSchema): boolean;
  /** Events for which a trigger asks again wait for `SaveOrder.resendEvents`, as in Apex tests; otherwise they are sent again at once. */
  resendsWhenAsked?: boolean;
  /** What is set otherwise for triggers of events, by their names in lower case. Nothing where absent. */
  eventSubscribers?: ReadonlyMap<string, EventSubscriberConfig>;
  /** Runs work in a transaction of its own, for triggers of platform events after the commit: of the platform's own user where none is named. */
  newTransaction?(work: (transaction: Transaction) => void, username: string | null): void;
}
