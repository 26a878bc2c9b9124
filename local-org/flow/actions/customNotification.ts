import { announceDelivery } from "../../outbox/deliveries.ts";
import { deliverNotification, isNotificationType } from "../../outbox/notifications.ts";
import { FlowFault } from "../interviews/fault.ts";
import type { Interview } from "../interviews/interview.ts";
import type { FlowInputs } from "../types.ts";
import { itemsOf } from "../values/flowValue.ts";
import { textOf } from "../values/text.ts";
import type { Action } from "./actions.ts";

/**
 * Sends custom notifications to the bells of users.
 * https://developer.salesforce.com/docs/platform/api-action/guide/actions-obj-custom-notification.html
 */
export const customNotification: Action = (_name, inputs, interview) => inputs.map((input) => send(input, interview));

function send(inputs: FlowInputs, { context }: Interview): FlowInputs | FlowFault {
  const { store } = context.org;
  const [typeId, title, body, targetId, targetPageRef] = [
    "customNotifTypeId",
    "title",
    "body",
    "targetId",
    "targetPageRef"
  ].map((name) => textOf(inputs.get(name) ?? null));
  if (typeId === undefined || !isNotificationType(store, typeId))
    return new FlowFault(`Invalid notification type: ${typeId ?? ""}`);
  const recipients = itemsOf(inputs.get("recipientIds") ?? null).map(textOf);
  const notification = { typeId, title: title ?? "", body: body ?? "" };
  const target = { targetId: orNull(targetId), targetPageRef: orNull(targetPageRef) };
  deliverNotification(store, { ...notification, ...target, sentBy: context.transaction.user.userId }, recipients);
  context.transaction.afterCommit(() => announceDelivery(store));
  return new Map([["SuccessMessage", "Your custom notification is processed successfully."]]);
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : text;
}
