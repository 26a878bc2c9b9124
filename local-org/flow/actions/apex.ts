import { FlowFault } from "../interviews/fault.ts";
import type { Action } from "./actions.ts";

/** The invocable method of a class, called once for all interviews that wait at the element. */
export const apexAction: Action = (name, inputs, { context }) => {
  try {
    return context.actions.invoke(context.transaction, name, inputs);
  } catch (problem) {
    if (problem instanceof FlowFault) return inputs.map(() => problem);
    throw problem;
  }
};
