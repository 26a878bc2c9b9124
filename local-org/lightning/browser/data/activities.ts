import type { Activities } from "../../../pages/types.ts";
import { request } from "./http.ts";

export type { Activities, Activity, RecordNote } from "../../../pages/types.ts";

/** Tasks, events and notes of a record. */
export function activitiesOf(recordId: string): Promise<Activities> {
  return request("GET", `/local/shell/activities/${recordId}`);
}
