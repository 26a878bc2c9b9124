import { createContext, Script } from "node:vm";
import { LimitExceededError } from "../../../../transaction/limits.ts";

/** Steps that are taken without a guard: some milliseconds. */
const FEW_STEPS = 1_000_000;
/** Milliseconds. */
const LONGEST_SEARCH = 1_000;

const surroundings: { work: () => void } = { work: () => undefined };
const context = createContext(surroundings);
const script = new Script("work()");

/** How the steps of a search grow with its text: a power of the text's length, infinite where they double with each character. */
export type Growth = number;

/** Whether a search may take so long that it needs a guard. */
export function mayTakeLong(growth: Growth, length: number): boolean {
  return (growth === Infinity ? 2 ** length : length ** growth) > FEW_STEPS;
}

/**
 * Runs the work, at most for a second. Throws the limit `Regex too complicated`, which the platform throws after a million looks at the text.
 * The guard itself costs a fifth of a millisecond.
 */
export function bounded<T>(work: () => T): T {
  let result: { value: T } | null = null;
  surroundings.work = () => {
    result = { value: work() };
  };
  try {
    script.runInContext(context, { timeout: LONGEST_SEARCH });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new LimitExceededError("cpuTime", "Regex too complicated");
  }
  return (result as { value: T } | null)?.value as T;
}
