import type { Email, EmailAttachment } from "../../../outbox/types.ts";
import type { RecordValues } from "../../../values.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexBlob, ApexList, toId, type ApexValue } from "../../runtime/values/index.ts";
import { EmailError } from "./emailError.ts";
import { mergeTemplate } from "./emailTemplate.ts";
import type { ApexEmail, ApexEmailAttachment } from "./SingleEmailMessage.ts";

const ADDRESS = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;
const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** Objects whose records are files, with where their name, type and content stand. */
const FILES: Record<string, { name: string; type: string | null; content: string }> = {
  Attachment: { name: "Name", type: "ContentType", content: "Body" },
  ContentVersion: { name: "PathOnClient", type: null, content: "VersionData" },
  Document: { name: "Name", type: "ContentType", content: "Body" }
};

/**
 * The e-mail that a message of Apex makes, its template filled in; as on the platform the message holds the filled-in texts afterwards.
 * Throws an `EmailError` for what the platform would not send.
 */
export function outboundEmail(message: ApexEmail): Omit<Email, "sentBy"> {
  const target = idOrNull(message.get("TargetObjectId"));
  checkTarget(message, target);
  const treated = message.get("TreatTargetObjectAsRecipient") !== false;
  const to = [...addresses(message, "ToAddresses"), ...(target !== null && treated ? [addressOf(target)] : [])];
  const cc = addresses(message, "CcAddresses");
  const bcc = addresses(message, "BccAddresses");
  if (to.length + cc.length + bcc.length === 0)
    throw new EmailError("REQUIRED_FIELD_MISSING", "Add a recipient to send an email.");
  if (message.get("TemplateId") !== null) mergeTemplate(message);
  const text = textOrNull(message.get("PlainTextBody"));
  const html = textOrNull(message.get("HtmlBody"));
  if (text === null && html === null)
    throw new EmailError("REQUIRED_FIELD_MISSING", "Missing body, need at least one of html or plainText");
  return {
    to,
    cc,
    bcc,
    replyTo: textOrNull(message.get("ReplyTo")),
    senderName: senderName(message),
    subject: String(message.get("Subject") ?? ""),
    text,
    html,
    whatId: idOrNull(message.get("WhatId")),
    attachments: [...fileAttachments(message), ...entityAttachments(message)]
  };
}

function checkTarget(message: ApexEmail, target: string | null): void {
  if (target === null || objectOf(target) !== "User") return;
  if (message.get("SaveAsActivity") !== false)
    throw new EmailError(
      "INVALID_SAVE_AS_ACTIVITY_FLAG",
      "saveAsActivity must be false when sending mail to users.",
      ["saveAsActivity", "true"],
      target
    );
  if (message.get("WhatId") !== null)
    throw new EmailError("INVALID_ID_FIELD", "WhatId is not available for sending emails to UserIds.", [], target);
}

/** Addresses, or the ids of contacts, leads and users. */
function addresses(message: ApexEmail, field: string): string[] {
  const list = message.get(field);
  if (!(list instanceof ApexList)) return [];
  const named = `${field[0]?.toLowerCase() ?? ""}${field.slice(1)}`;
  return list.items.map((item) => {
    const text = String(item ?? "").trim();
    if (RECORD_ID.test(text)) return addressOf(toId(text));
    if (ADDRESS.test(text)) return text;
    throw new EmailError("INVALID_EMAIL_ADDRESS", `Email address is invalid: ${text}`, [named, text]);
  });
}

function addressOf(id: string): string {
  const email = record(id)?.["Email"];
  if (typeof email === "string") return email;
  throw new EmailError("INVALID_ID_FIELD", `The target object has no e-mail address: ${id}`, ["targetObjectId"], id);
}

function senderName(message: ApexEmail): string | null {
  const organizationWide = idOrNull(message.get("OrgWideEmailAddressId"));
  const named = organizationWide === null ? null : record(organizationWide)?.["DisplayName"];
  return textOrNull(message.get("SenderDisplayName")) ?? (typeof named === "string" ? named : null);
}

function fileAttachments(message: ApexEmail): EmailAttachment[] {
  const list = message.get("FileAttachments");
  if (!(list instanceof ApexList)) return [];
  return list.items.map((item) => {
    const file = item as ApexEmailAttachment;
    const body = file.get("Body");
    if (!(body instanceof ApexBlob) || file.get("FileName") === null)
      throw new EmailError("REQUIRED_FIELD_MISSING", "Required fields are missing: [Body, FileName]");
    return {
      name: String(file.get("FileName")),
      contentType: textOrNull(file.get("ContentType")) ?? "application/octet-stream",
      content: body.bytes
    };
  });
}

function entityAttachments(message: ApexEmail): EmailAttachment[] {
  const list = message.get("EntityAttachments");
  if (!(list instanceof ApexList)) return [];
  return list.items.map((item) => {
    const id = toId(String(item));
    const places = FILES[objectOf(id) ?? ""];
    const row = places === undefined ? undefined : record(id);
    if (places === undefined || row === undefined)
      throw new EmailError("INVALID_ID_FIELD", `Invalid entity attachment: ${id}`, ["entityAttachments"]);
    return {
      name: String(row[places.name] ?? id),
      contentType: String((places.type === null ? null : row[places.type]) ?? "application/octet-stream"),
      content: Buffer.from(String(row[places.content] ?? ""), "base64")
    };
  });
}

function objectOf(id: string): string | undefined {
  return currentExecution().platform.schema.objectForId(id)?.name;
}

/** Whom a message goes to is no question of what the sender may see. */
function record(id: string): RecordValues | undefined {
  const { schema, store } = currentExecution().platform;
  const object = schema.objectForId(id);
  return object === undefined ? undefined : store.read(object, [id]).get(id);
}

function idOrNull(value: ApexValue): string | null {
  return typeof value === "string" ? value : null;
}

function textOrNull(value: ApexValue): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
