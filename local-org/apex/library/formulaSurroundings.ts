import type { FormulaSurroundings } from "../../formula/recordScope.ts";
import { currentExecution } from "../runtime/execution.ts";
import { userTimeZone } from "./user.ts";

/** What a formula sees besides a record that is only in memory. */
export function surroundings(): FormulaSurroundings {
  const { platform, user } = currentExecution();
  const { schema, store } = platform;
  return {
    schema,
    now: Date.now(),
    timeZone: userTimeZone(),
    record: (object, id) => store.read(object, [id]).get(id) ?? null,
    global: (reference) => platform.formulaGlobal(reference, user)
  };
}
