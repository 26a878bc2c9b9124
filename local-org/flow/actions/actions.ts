import type { FlowFault } from "../interviews/fault.ts";
import type { Interview } from "../interviews/interview.ts";
import type { FlowInputs } from "../types.ts";
import { apexAction } from "./apex.ts";
import { customNotification } from "./customNotification.ts";
import { flowAction } from "./flow.ts";
import { emailSimple } from "./emailSimple.ts";

/** Runs an action once for all inputs: the outputs of each, or what went wrong. The interview is one of those that call it. */
export type Action = (name: string, inputs: readonly FlowInputs[], interview: Interview) => (FlowInputs | FlowFault)[];

/** By `actionType`. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm, InvocableActionType */
export const ACTIONS: Readonly<Record<string, Action>> = {
  apex: apexAction,
  customNotificationAction: customNotification,
  emailSimple,
  flow: flowAction
};
