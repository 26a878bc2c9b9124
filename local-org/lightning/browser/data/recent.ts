import { context } from "./context.ts";

export interface RecentRecord {
  id: string;
  object: string;
  name: string;
}

const KEPT = 50;

function key(): string {
  return `localOrg.recent.${context.user.Id}`;
}

/** Records that the user opened in this browser, newest first. */
export function recentRecords(): RecentRecord[] {
  return JSON.parse(localStorage.getItem(key()) ?? "[]") as RecentRecord[];
}

export function rememberRecord(record: RecentRecord): void {
  const others = recentRecords().filter(({ id }) => id !== record.id);
  localStorage.setItem(key(), JSON.stringify([record, ...others].slice(0, KEPT)));
}
