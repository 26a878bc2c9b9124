import type { LocalOrg } from "../org.ts";
import type { SObjectSchema } from "../schema/types.ts";
import { USER_MODE, type UserContext } from "../security/types.ts";
import type { QueryRow } from "../soql/types.ts";
import { quote } from "./filterCondition.ts";
import type { Activities, Activity, RecordNote } from "./types.ts";

const LIMIT = 50;

/** Tasks, events and notes of a record that the user may see. `now` is an ISO date and time in UTC. */
export function activitiesOf(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  id: string,
  now: string
): Activities {
  const found = [...tasks(org, user, object, id, now), ...events(org, user, object, id, now)];
  const byDate = (one: Activity, other: Activity): number => ((one.date ?? "") < (other.date ?? "") ? -1 : 1);
  return {
    upcoming: found.filter(({ past }) => !past).sort(byDate),
    past: found.filter(({ past }) => past).sort((one, other) => byDate(other, one)),
    notes: notes(org, user, id),
    createable: mayCreateTasks(org, user)
  };
}

function mayCreateTasks(org: LocalOrg, user: UserContext): boolean {
  const task = org.schema.object("Task");
  return task !== undefined && org.security.objectAccess(user, task).create;
}

function tasks(org: LocalOrg, user: UserContext, object: SObjectSchema, id: string, now: string): Activity[] {
  const today = now.slice(0, 10);
  const fields = ["Subject", "ActivityDate", "Description", "IsClosed"];
  return rows(org, user, "Task", fields, belongsTo(object, id), "ActivityDate").map((row) => {
    const date = textOf(row, "ActivityDate");
    const past = row.fields["IsClosed"] === true;
    return { ...activity(org, row, "Task"), date, past, overdue: !past && date !== null && date < today };
  });
}

function events(org: LocalOrg, user: UserContext, object: SObjectSchema, id: string, now: string): Activity[] {
  const fields = ["Subject", "StartDateTime", "EndDateTime", "Description"];
  return rows(org, user, "Event", fields, belongsTo(object, id), "StartDateTime").map((row) => {
    const date = textOf(row, "StartDateTime");
    const end = textOf(row, "EndDateTime") ?? date ?? now;
    return { ...activity(org, row, "Event"), date, past: Date.parse(end) < Date.parse(now), overdue: false };
  });
}

/** Activities of an account are also those of its contacts and deals. */
function belongsTo(object: SObjectSchema, id: string): string {
  const fields = object.name === "Account" ? ["WhatId", "AccountId"] : ["WhatId", "WhoId"];
  return fields.map((field) => `${field} = ${quote(id)}`).join(" OR ");
}

function notes(org: LocalOrg, user: UserContext, id: string): RecordNote[] {
  const fields = ["Title", "Body", "LastModifiedDate"];
  return rows(org, user, "Note", fields, `ParentId = ${quote(id)}`, "LastModifiedDate").map((row) => ({
    id: String(row.fields["Id"]),
    title: textOf(row, "Title") ?? "",
    body: textOf(row, "Body"),
    owner: nameBehind(row, "Owner"),
    date: textOf(row, "LastModifiedDate")
  }));
}

function rows(
  org: LocalOrg,
  user: UserContext,
  name: string,
  fields: readonly string[],
  condition: string,
  newestBy: string
): QueryRow[] {
  const object = org.schema.object(name);
  if (object === undefined || !org.security.objectAccess(user, object).read) return [];
  const readable = fields.filter((field) => org.security.fieldAccess(user, object, field).read);
  const parents = name === "Note" ? ["Owner.Name"] : ["WhoId", "Who.Name", "Owner.Name"];
  const selected = ["Id", ...readable, ...parents].join(", ");
  const soql = `SELECT ${selected} FROM ${name} WHERE ${condition} ORDER BY ${newestBy} DESC NULLS LAST LIMIT ${LIMIT}`;
  return org.query(soql, { user, access: USER_MODE }).rows;
}

function activity(org: LocalOrg, row: QueryRow, object: "Task" | "Event"): Omit<Activity, "date" | "past" | "overdue"> {
  const whoId = textOf(row, "WhoId");
  const who = whoId === null ? undefined : org.schema.objectForId(whoId);
  return {
    id: String(row.fields["Id"]),
    object,
    subject: textOf(row, "Subject") ?? "",
    description: textOf(row, "Description"),
    who:
      whoId === null || who === undefined
        ? null
        : { id: whoId, object: who.name, name: nameBehind(row, "Who") ?? whoId },
    owner: nameBehind(row, "Owner")
  };
}

function textOf(row: QueryRow, field: string): string | null {
  const value = row.fields[field];
  return typeof value === "string" ? value : null;
}

function nameBehind(row: QueryRow, relation: string): string | null {
  const parent = row.fields[relation];
  return typeof parent === "object" && parent !== null && "fields" in parent ? textOf(parent, "Name") : null;
}
