import type { RecordValues } from "../../values.ts";
import { fail, isChanged, type Row } from "../row.ts";
import type { StandardBehaviour } from "./behaviour.ts";

const MINUTE = 60_000;

/** An event's start, end, duration and date tell the same thing; whichever are given make the others. */
export const EVENT: StandardBehaviour = {
  derive(_, rows) {
    for (const row of rows) complete(row);
  },

  validate(_, rows) {
    for (const row of rows) {
      const { record } = row;
      if (record["ActivityDateTime"] ?? record["ActivityDate"]) continue;
      fail(row, "REQUIRED_FIELD_MISSING", "Required fields are missing: [ActivityDateTime]", ["ActivityDateTime"]);
    }
  }
};

function complete(row: Row): void {
  const { record } = row;
  if (isChanged(row, "StartDateTime") && record["StartDateTime"]) record["ActivityDateTime"] = record["StartDateTime"];
  else if (record["ActivityDateTime"]) record["StartDateTime"] = record["ActivityDateTime"];
  const start = record["StartDateTime"];
  if (typeof start !== "string") return;
  record["ActivityDate"] = start.slice(0, 10);
  const isEndNews = isChanged(row, "EndDateTime") && typeof record["EndDateTime"] === "string";
  if (isEndNews) record["DurationInMinutes"] = minutesBetween(start, record);
  else if (typeof record["DurationInMinutes"] === "number") {
    record["EndDateTime"] = new Date(Date.parse(start) + record["DurationInMinutes"] * MINUTE).toISOString();
  }
}

function minutesBetween(start: string, record: RecordValues): number {
  return Math.round((Date.parse(String(record["EndDateTime"])) - Date.parse(start)) / MINUTE);
}
