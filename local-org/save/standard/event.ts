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
    for (const row of rows.filter(({ old }) => old === null)) checkDuration(row);
  }
};

const DAY = 24 * 60;

/** How long it lasts has to be said one way or the other, and only one way at a time unless both say the same. */
function checkDuration(row: Row): void {
  const { DurationInMinutes: duration, EndDateTime: end } = row.record;
  if ((duration ?? end ?? null) === null) {
    fail(row, "REQUIRED_FIELD_MISSING", "Required fields are missing: [DurationInMinutes]", ["DurationInMinutes"]);
  } else if (typeof duration === "number" && duration < 0) {
    const message = "Duration must be between 0 and 1440 minutes: Duration";
    fail(row, "FIELD_INTEGRITY_EXCEPTION", message, ["DurationInMinutes"]);
  }
}

/** An event that takes whole days begins at midnight, UTC, and lasts one day where nobody says how many. */
function completeDays({ record }: Row): void {
  const start = record["ActivityDate"] ?? record["StartDateTime"] ?? record["ActivityDateTime"];
  if (typeof start !== "string") return;
  record["ActivityDate"] = start.slice(0, 10);
  record["StartDateTime"] = record["ActivityDateTime"] = `${start.slice(0, 10)}T00:00:00.000Z`;
  record["DurationInMinutes"] ??= DAY;
  record["EndDateTime"] ??= new Date(
    Date.parse(String(record["StartDateTime"])) + (Number(record["DurationInMinutes"]) - DAY) * MINUTE
  ).toISOString();
}

function complete(row: Row): void {
  const { record } = row;
  if (record["IsAllDayEvent"] === true) return completeDays(row);
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
