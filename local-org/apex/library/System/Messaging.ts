import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexList, PlatformObject, raise, type ApexValue } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import type { LibraryClass } from "../library.ts";
import { ApexEmail } from "../Messaging/SingleEmailMessage.ts";
import { outbox, type SentEmail } from "../outbox.ts";
import { required } from "../required.ts";

class ApexSendEmailResult extends PlatformObject {
  readonly apexType = "Messaging.SendEmailResult";
}

const resultMembers = described<ApexSendEmailResult>({
  Errors: () => new ApexList("Messaging.SendEmailError"),
  Success: () => true
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm */
export const MessagingClass: LibraryClass = {
  name: "System.Messaging",
  statics: required({
    sendEmail: (messages: ApexList) => sendEmail(messages),
    reserveSingleEmailCapacity: () => undefined,
    reserveMassEmailCapacity: () => undefined
  })
};

export const SendEmailResultClass: LibraryClass = { name: "Messaging.SendEmailResult", ...resultMembers };

/** Puts the messages in the outbox: nothing leaves the machine. */
function sendEmail(messages: ApexList): ApexList {
  currentExecution().transaction.limits.count("emailInvocations");
  for (const message of messages.items) outbox().emails.push(sentEmail(message));
  return new ApexList(
    "Messaging.SendEmailResult",
    messages.items.map(() => new ApexSendEmailResult())
  );
}

function sentEmail(message: ApexValue): SentEmail {
  if (!(message instanceof ApexEmail)) throw new NotSupportedError("Messaging.MassEmailMessage");
  if (message.get("TemplateId") !== null) throw new NotSupportedError("e-mails from templates");
  const target = message.get("TargetObjectId");
  const to = [...texts(message.get("ToAddresses")), ...(typeof target === "string" ? [target] : [])];
  if (to.length + texts(message.get("CcAddresses")).length + texts(message.get("BccAddresses")).length === 0) {
    raise(
      "System.EmailException",
      "SendEmail failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Add a recipient to send an email.: []"
    );
  }
  return {
    to,
    cc: texts(message.get("CcAddresses")),
    bcc: texts(message.get("BccAddresses")),
    subject: String(message.get("Subject") ?? ""),
    text: textOrNull(message.get("PlainTextBody")),
    html: textOrNull(message.get("HtmlBody")),
    whatId: textOrNull(message.get("WhatId")),
    sentBy: currentExecution().user.userId
  };
}

function texts(list: ApexValue): string[] {
  return list instanceof ApexList ? list.items.map(String) : [];
}

function textOrNull(value: ApexValue): string | null {
  return typeof value === "string" ? value : null;
}
