import { ApexList, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { variableMembers, VariablesObject } from "../variables.ts";
import { EmailError } from "./emailError.ts";
import { ApexEmail } from "./SingleEmailMessage.ts";

/** A template for many recipients. */
export class ApexMassEmail extends VariablesObject {
  readonly apexType = "Messaging.MassEmailMessage";
}

/** What each of its messages takes over. */
const COMMON = [
  "BccSender",
  "EmailPriority",
  "ReplyTo",
  "SaveAsActivity",
  "SenderDisplayName",
  "Subject",
  "TemplateId",
  "UseSignature"
];

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_mass.htm */
export const MassEmailMessageClass: LibraryClass = {
  name: "Messaging.MassEmailMessage",
  constructors: { "": () => new ApexMassEmail() },
  ...variableMembers([...COMMON, "Description", "TargetObjectIds", "WhatIds"])
};

/** A message for each recipient, with the record at its place in the list of records. Throws an `EmailError` where their numbers differ. */
export function messagesOf(mass: ApexMassEmail): ApexEmail[] {
  const targets = itemsOf(mass.get("TargetObjectIds"));
  const records = itemsOf(mass.get("WhatIds"));
  if (records.length > 0 && records.length !== targets.length) {
    throw new EmailError("INVALID_ID_FIELD", "There must be a whatId for each targetObjectId", ["whatIds"]);
  }
  return targets.map((target, at) => {
    const message = new ApexEmail();
    for (const name of COMMON) set(message, name, mass.get(name));
    set(message, "TargetObjectId", target);
    set(message, "WhatId", records[at] ?? null);
    return message;
  });
}

function set(message: ApexEmail, name: string, value: ApexValue): void {
  message.variables.set(name.toLowerCase(), value);
}

function itemsOf(list: ApexValue): ApexValue[] {
  return list instanceof ApexList ? [...list.items] : [];
}
