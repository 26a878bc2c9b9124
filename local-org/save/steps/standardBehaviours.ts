import type { BehaviourHook } from "../standard/behaviour.ts";
import { STANDARD_BEHAVIOURS } from "../standard/registry.ts";
import type { Step } from "../statement.ts";

/** What the platform does by itself for the object at this point of the order. */
export function standardBehaviour(hook: BehaviourHook): Step {
  return (statement, rows) => {
    const behaviours = statement.dependencies.standard ?? STANDARD_BEHAVIOURS;
    for (const behaviour of behaviours(statement.object)) behaviour[hook]?.(statement, rows);
  };
}
