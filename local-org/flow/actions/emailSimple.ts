import { announceDelivery } from "../../outbox/deliveries.ts";
import { keepEmail } from "../../outbox/emails.ts";
import { FlowFault } from "../interviews/fault.ts";
import type { Interview } from "../interviews/interview.ts";
import type { FlowInputs } from "../types.ts";
import { itemsOf, type FlowValue } from "../values/flowValue.ts";
import { textOf } from "../values/text.ts";
import type { Action } from "./actions.ts";

const ADDRESS = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;
const UNSUPPORTED = ["emailTemplateId", "emailTemplateIdForLightningEmailBuilder"];

/**
 * Sends an e-mail as far as the org's outbox.
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_email_simple.htm
 */
export const emailSimple: Action = (_name, inputs, interview) => inputs.map((input) => send(input, interview));

function send(inputs: FlowInputs, interview: Interview): FlowInputs | FlowFault {
  const template = UNSUPPORTED.find((name) => (inputs.get(name) ?? null) !== null);
  if (template !== undefined) throw interview.notSupported(`the e-mail's ${template}`);
  const to = [
    ...addresses(inputs, "emailAddresses"),
    ...addresses(inputs, "emailAddressesArray"),
    ...recipient(inputs, interview)
  ];
  const cc = addresses(inputs, "ccRecipientAddressCollection");
  const bcc = addresses(inputs, "bccRecipientAddressCollection");
  const invalid = [...to, ...cc, ...bcc].find((address) => !ADDRESS.test(address));
  if (invalid !== undefined) return new FlowFault(`Email address is invalid: ${invalid}`);
  if (to.length + cc.length + bcc.length === 0) return new FlowFault("Add a recipient to send an email.");
  const { context } = interview;
  const { store } = context.org;
  context.transaction.limits.count("emailInvocations");
  const body = textOf(inputs.get("emailBody") ?? null);
  const isRich = inputs.get("sendRichBody") === true;
  const whatId = textOf(inputs.get("relatedRecordId") ?? null);
  keepEmail(store, {
    to,
    cc,
    bcc,
    replyTo: null,
    senderName: null,
    subject: textOf(inputs.get("emailSubject") ?? null),
    text: isRich ? null : body,
    html: isRich ? body : null,
    whatId: whatId === "" ? null : whatId,
    sentBy: context.transaction.user.userId,
    attachments: []
  });
  context.transaction.afterCommit(() => announceDelivery(store));
  return new Map();
}

/** A collection of addresses, or a text with commas between them. */
function addresses(inputs: FlowInputs, name: string): string[] {
  const given: FlowValue = inputs.get(name) ?? null;
  return itemsOf(given)
    .flatMap((item) => textOf(item).split(","))
    .map((address) => address.trim())
    .filter((address) => address !== "");
}

/** The address of the lead, contact or user. */
function recipient(inputs: FlowInputs, { context }: Interview): string[] {
  const id = textOf(inputs.get("recipientId") ?? null);
  const object = id === "" ? undefined : context.org.schema.objectForId(id);
  const email = object === undefined ? null : context.org.store.read(object, [id]).get(id)?.["Email"];
  return typeof email === "string" ? [email] : [];
}
