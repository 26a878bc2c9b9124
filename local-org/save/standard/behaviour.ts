import type { SObjectSchema } from "../../schema/types.ts";
import type { Step } from "../statement.ts";

/** What the platform does by itself for an object, hooked into the order of execution. */
export interface StandardBehaviour {
  /** Once, on what the request gives, before anything runs. */
  checkRequest?: Step;
  /** Works out values from others: before the before-triggers, and again after them. */
  derive?: Step;
  /** With the system validation after the before-triggers. */
  validate?: Step;
  /** Right after the records are written, before the after-triggers. */
  afterWrite?: Step;
  /** Where the roll-up summaries are brought up to date: after the after-triggers, on delete and undelete too. */
  total?: Step;
  beforeDelete?: Step;
}

export type BehaviourHook = keyof StandardBehaviour;

/** The behaviours of an object; none for most. */
export type StandardBehaviours = (object: SObjectSchema) => readonly StandardBehaviour[];
