import { child, nodes, text } from "../metadata/readers.ts";
import type { MetadataNode, Project } from "../metadata/types.ts";
import type { ActionName, LayoutBehavior, LayoutSection, QuickAction } from "./types.ts";

/** The quick actions that a layout offers in the highlights, in its order: those of its action list, else of its older list. */
export function layoutActions(layout: MetadataNode): string[] {
  const listed = nodes(layout, "platformActionList").flatMap((list) => nodes(list, "platformActionListItems"));
  const quick = listed.filter((item) => text(item, "actionType") === "QuickAction");
  const names = quick
    .sort((one, other) => Number(text(one, "sortOrder") ?? 0) - Number(text(other, "sortOrder") ?? 0))
    .map((item) => text(item, "actionName"));
  const older = nodes(layout, "quickActionList")
    .flatMap((list) => nodes(list, "quickActionListItems"))
    .map((item) => text(item, "quickActionName"));
  return (listed.length > 0 ? names : older).filter((name) => name !== null);
}

/** The actions of these names; a name may lack its object, as Lightning pages write it. Chatter's have no place in the local org. */
export function quickActions(project: Project, object: string, names: readonly string[]): QuickAction[] {
  return names
    .filter((name) => !name.startsWith("FeedItem."))
    .flatMap((name) => {
      const action = project.find("QuickAction", name) ?? project.find("QuickAction", `${object}.${name}`);
      return action === undefined ? standardAction(object, name) : [readAction(object, action.fullName, action.body)];
    });
}

function readAction(object: string, name: string, body: MetadataNode): QuickAction {
  const named = { name, label: text(body, "label") ?? name };
  const component = text(body, "lightningWebComponent");
  if (component !== null) {
    const kind = text(body, "actionSubtype") === "ScreenAction" ? "ScreenAction" : "Action";
    return { ...named, kind, component };
  }
  const type = text(body, "type") ?? "";
  if (type === "Update" || type === "Create" || type === "LogACall") return formAction(object, named, type, body);
  return { ...named, kind: "Unsupported", reason: `quick actions of type ${type}` };
}

function formAction(
  object: string,
  named: ActionName,
  type: "Create" | "Update" | "LogACall",
  body: MetadataNode
): QuickAction {
  const overrides = nodes(body, "fieldOverrides");
  const computed = overrides.find((each) => text(each, "formula") !== null);
  if (computed !== undefined)
    return { ...named, kind: "Unsupported", reason: `a formula for ${text(computed, "field")} in a quick action` };
  const literals = overrides.map((each) => [text(each, "field") ?? "", text(each, "literalValue") ?? ""] as const);
  const target = type === "Update" ? object : (text(body, "targetObject") ?? (type === "LogACall" ? "Task" : object));
  const recordType = text(body, "targetRecordType")?.split(".").at(-1) ?? null;
  const form = { object: target, recordType, sections: [layoutOf(body)] };
  const values = Object.fromEntries(literals);
  if (type === "Update") return { ...named, kind: "Update", ...form, parentField: null, values };
  const parentField = text(body, "targetParentField") ?? (target === "Task" ? activityField(object) : null);
  return {
    ...named,
    kind: "Create",
    ...form,
    parentField,
    values: type === "LogACall" ? { ...CALL, ...values } : values
  };
}

function layoutOf(body: MetadataNode): LayoutSection {
  const columns = nodes(child(body, "quickActionLayout") ?? {}, "quickActionLayoutColumns");
  return {
    label: "",
    heading: false,
    columns: columns.map((column) =>
      nodes(column, "quickActionLayoutItems").flatMap((item) => {
        const field = text(item, "field");
        return field === null ? [] : [{ field, behavior: (text(item, "uiBehavior") ?? "Edit") as LayoutBehavior }];
      })
    )
  };
}

const CALL = { Subject: "Call", Status: "Completed" };

/** Actions that every org has, and no project has a file of. */
const STANDARD: Record<string, { label: string; object: string; fields: string[]; values?: Record<string, string> }> = {
  LogACall: { label: "Log a Call", object: "Task", fields: ["Subject", "Description", "WhoId"], values: CALL },
  NewTask: { label: "New Task", object: "Task", fields: ["Subject", "ActivityDate", "WhoId", "OwnerId", "Status"] },
  NewEvent: { label: "New Event", object: "Event", fields: ["Subject", "StartDateTime", "EndDateTime", "WhoId"] },
  NewAccount: { label: "New Account", object: "Account", fields: ["Name", "Phone", "OwnerId"] },
  NewContact: { label: "New Contact", object: "Contact", fields: ["Name", "Email", "Phone", "AccountId", "Title"] },
  NewCase: { label: "New Case", object: "Case", fields: ["ContactId", "Status", "Subject", "Description"] },
  NewLead: { label: "New Lead", object: "Lead", fields: ["Name", "Company", "Email", "Phone"] },
  NewOpportunity: {
    label: "New Opportunity",
    object: "Opportunity",
    fields: ["Name", "CloseDate", "StageName", "Amount"]
  }
};

/** Where new children of these objects point to the record on the page. */
const PARENT_FIELDS: Record<string, string> = { Account: "AccountId", Contact: "ContactId" };

function standardAction(object: string, name: string): QuickAction[] {
  const plain = name.replace(/^Global\./, "");
  const known = STANDARD[plain];
  if (known === undefined) return [{ name, label: plain, kind: "Unsupported", reason: `the quick action ${plain}` }];
  const { label, object: target, fields, values = {} } = known;
  const items = fields.map((field) => ({ field, behavior: "Edit" as const }));
  const isActivity = target === "Task" || target === "Event";
  const parentField = isActivity ? activityField(object) : (PARENT_FIELDS[object] ?? null);
  const form = { object: target, recordType: null, parentField, values };
  return [{ name, label, kind: "Create", ...form, sections: [{ label: "", heading: false, columns: [items] }] }];
}

/** People are a task's name, everything else is what it is about. */
function activityField(object: string): string {
  return object === "Contact" || object === "Lead" ? "WhoId" : "WhatId";
}
