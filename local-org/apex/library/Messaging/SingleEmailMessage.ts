import type { LibraryClass } from "../library.ts";
import { variableMembers, VariablesObject } from "../variables.ts";

/** A message that Apex makes and `Messaging.sendEmail` sends. */
export class ApexEmail extends VariablesObject {
  readonly apexType = "Messaging.SingleEmailMessage";
}

export class ApexEmailAttachment extends VariablesObject {
  readonly apexType = "Messaging.EmailFileAttachment";
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_single.htm */
export const SingleEmailMessageClass: LibraryClass = {
  name: "Messaging.SingleEmailMessage",
  constructors: { "": () => new ApexEmail() },
  ...variableMembers([
    "BccAddresses",
    "BccSender",
    "CcAddresses",
    "Charset",
    "EmailPriority",
    "EntityAttachments",
    "FileAttachments",
    "HtmlBody",
    "InReplyTo",
    "OptOutPolicy",
    "OrgWideEmailAddressId",
    "PlainTextBody",
    "References",
    "ReplyTo",
    "SaveAsActivity",
    "SenderDisplayName",
    "Subject",
    "TargetObjectId",
    "TemplateId",
    "TemplateName",
    "ToAddresses",
    "TreatBodiesAsTemplate",
    "TreatTargetObjectAsRecipient",
    "UserMail",
    "UseSignature",
    "WhatId"
  ])
};

export const EmailFileAttachmentClass: LibraryClass = {
  name: "Messaging.EmailFileAttachment",
  constructors: { "": () => new ApexEmailAttachment() },
  ...variableMembers(["Body", "ContentType", "FileName", "Id", "Inline"])
};
