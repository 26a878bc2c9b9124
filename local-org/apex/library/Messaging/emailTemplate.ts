import { NotSupportedError } from "../../../errors.ts";
import { SYSTEM_MODE } from "../../../security/types.ts";
import type { RecordValues } from "../../../values.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { EmailError } from "./emailError.ts";
import { ApexEmail } from "./SingleEmailMessage.ts";

/** `{!Contact.FirstName}` of classic templates, `{{{Recipient.FirstName}}}` of Lightning ones. */
const MERGE_FIELD = /\{!([^}]*)\}|\{\{\{([^}]*)\}\}\}/g;
const FIELD_PATH = /^\$?(\w+)\.([\w.]+)$/;
const VISUALFORCE = "visualforce";

/** Fills the template of a message in: its subject and bodies take the place of the message's own. */
export function mergeTemplate(message: ApexEmail): void {
  const template = templateOf(String(message.get("TemplateId")));
  const records = { who: textOf(message.get("TargetObjectId")), what: textOf(message.get("WhatId")) };
  const set = (name: string, field: string): void => {
    const value = template[field];
    if (typeof value === "string") message.variables.set(name.toLowerCase(), merged(value, records));
  };
  set("Subject", "Subject");
  set("PlainTextBody", "Body");
  set("HtmlBody", "HtmlValue");
}

/** A message of a template, as `Messaging.renderStoredEmailTemplate` gives it. */
export function renderStoredTemplate(templateId: string, who: string | null, what: string | null): ApexEmail {
  const message = new ApexEmail();
  message.variables.set("templateid", templateId);
  message.variables.set("targetobjectid", who);
  message.variables.set("whatid", what);
  mergeTemplate(message);
  return message;
}

interface Records {
  /** The recipient: a contact, a lead or a user. */
  who: string | null;
  /** The record that the message is about. */
  what: string | null;
}

/**
 * A text with its merge fields filled in; an empty field leaves nothing.
 * Throws a `NotSupportedError` for formulas.
 */
export function merged(text: string, records: Records): string {
  return text.replace(MERGE_FIELD, (_all, classic?: string, lightning?: string) =>
    mergeField((classic ?? lightning ?? "").trim(), records)
  );
}

function mergeField(expression: string, records: Records): string {
  const [, root = "", path = ""] = FIELD_PATH.exec(expression) ?? [];
  if (path === "") throw new NotSupportedError(`{!${expression}} in an e-mail template`);
  const id = recordNamed(root.toLowerCase(), records);
  return id === null ? "" : fieldText(id, path);
}

function recordNamed(root: string, { who, what }: Records): string | null {
  const { platform, user } = currentExecution();
  if (root === "organization")
    return String(platform.store.all('SELECT "Id" FROM "Organization"', [])[0]?.["Id"] ?? "");
  if (root === "user" || root === "sender") return user.userId;
  if (root === "receiving_user" || root === "recipient") return who;
  const named = (id: string | null): boolean =>
    id !== null && platform.schema.objectForId(id)?.name.toLowerCase() === root;
  if (named(what)) return what;
  return named(who) ? who : null;
}

function fieldText(id: string, path: string): string {
  const { platform, user } = currentExecution();
  const object = platform.schema.objectForId(id);
  if (object === undefined) return "";
  const soql = `SELECT ${path} FROM ${object.name} WHERE Id = '${id}'`;
  const row = platform.query(soql, { user, access: SYSTEM_MODE }).rows[0];
  let value: unknown = row;
  for (const name of path.toLowerCase().split(".")) {
    const fields = (value as { fields?: Record<string, unknown> } | null | undefined)?.fields ?? {};
    value = Object.entries(fields).find(([field]) => field.toLowerCase() === name)?.[1];
  }
  return value === undefined || value === null ? "" : String(value);
}

function templateOf(id: string): RecordValues {
  const { schema, store } = currentExecution().platform;
  const template = store.read(schema.requireObject("EmailTemplate"), [id]).get(id);
  if (template === undefined) throw new EmailError("INVALID_ID_FIELD", "Invalid template id", ["templateId", id]);
  if (template["IsActive"] === false)
    throw new EmailError("TEMPLATE_NOT_ACTIVE", "The email template is not active.", ["templateId", id]);
  if (template["TemplateType"] === VISUALFORCE) throw new NotSupportedError("Visualforce e-mail templates");
  return template;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
