import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import { announceDelivery } from "../../outbox/deliveries.ts";
import { deliverNotification, isNotificationType } from "../../outbox/notifications.ts";
import type { UserContext } from "../../security/types.ts";
import { asArray, asObject, optionalText, type JsonObject } from "../input.ts";
import { ok, type ApiReply, type ApiRequest, type ApiContext, type ApiRoute } from "../route.ts";

const NAME = "customNotificationAction";
const MOST_RECIPIENTS = 500;

interface ActionResult {
  actionName: string;
  errors: { statusCode: string; message: string; fields: string[] }[] | null;
  isSuccess: boolean;
  outputValues: { SuccessMessage: string } | null;
}

/**
 * Sends custom notifications to the bells of users.
 * https://developer.salesforce.com/docs/platform/api-action/guide/actions-obj-custom-notification.html
 */
export const customNotificationRoutes: readonly ApiRoute[] = [
  { method: "POST", path: `/actions/standard/${NAME}`, handle: invoke }
];

function invoke({ org }: ApiContext, { body, user }: ApiRequest): ApiReply {
  const inputs = asArray(asObject(body)["inputs"], "inputs").map((input) => asObject(input, "An input"));
  const results = inputs.map((input) => result(org, user, input));
  return { ...ok(results), status: results.every(({ isSuccess }) => isSuccess) ? 200 : 400 };
}

function result(org: LocalOrg, user: UserContext, input: JsonObject): ActionResult {
  try {
    if (!org.security.userPermission(user, "SendCustomNotifications"))
      throw new OrgError("INSUFFICIENT_ACCESS", "Sending needs the permission Send Custom Notifications");
    org.transact(user.userId, (transaction) => {
      send(org, user, input);
      transaction.afterCommit(() => announceDelivery(org.store));
    });
    const outputValues = { SuccessMessage: "Your custom notification is processed successfully." };
    return { actionName: NAME, errors: null, isSuccess: true, outputValues };
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    const { statusCode, message } = error;
    return { actionName: NAME, errors: [{ statusCode, message, fields: [] }], isSuccess: false, outputValues: null };
  }
}

function send(org: LocalOrg, user: UserContext, input: JsonObject): void {
  const typeId = required(input, "customNotifTypeId");
  const recipients = asArray(input["recipientIds"] ?? [], "recipientIds").map(String);
  if (recipients.length === 0) throw missing("recipientIds");
  if (recipients.length > MOST_RECIPIENTS)
    throw new OrgError("INVALID_INPUT", `A notification takes at most ${MOST_RECIPIENTS} recipients`);
  const targetId = optionalText(input["targetId"], "targetId");
  const targetPageRef = optionalText(input["targetPageRef"], "targetPageRef");
  if (targetId === null && targetPageRef === null) throw missing("targetId");
  const texts = { title: required(input, "title"), body: required(input, "body") };
  if (!isNotificationType(org.store, typeId))
    throw new OrgError("INVALID_ID_FIELD", `Invalid notification type: ${typeId}`);
  deliverNotification(org.store, { typeId, ...texts, targetId, targetPageRef, sentBy: user.userId }, recipients);
}

function required(input: JsonObject, name: string): string {
  const value = optionalText(input[name], name);
  if (value === null || value === "") throw missing(name);
  return value;
}

function missing(name: string): OrgError {
  return new OrgError("MISSING_ARGUMENT", `Missing required input parameter: ${name}`);
}
