import { request } from "./http.ts";

export interface Activity {
  id: string;
  object: "Task" | "Event";
  subject: string;
  date: string | null;
  description: string | null;
  who: { id: string; name: string; object: string } | null;
  owner: string | null;
  past: boolean;
  overdue: boolean;
}

export interface RecordNote {
  id: string;
  title: string;
  body: string | null;
  owner: string | null;
  date: string | null;
}

export interface Activities {
  upcoming: Activity[];
  past: Activity[];
  notes: RecordNote[];
}

/** Tasks, events and notes of a record. */
export function activitiesOf(recordId: string): Promise<Activities> {
  return request("GET", `/local/shell/activities/${recordId}`);
}
