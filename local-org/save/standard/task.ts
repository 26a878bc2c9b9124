import type { RecordValues } from "../../values.ts";
import { isChanged } from "../row.ts";
import { timestamp, type Statement } from "../statement.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { byApiName } from "./lookups.ts";

/** A task is closed by its status and urgent by its priority. */
export const TASK: StandardBehaviour = {
  derive(statement, rows) {
    const statuses = byApiName(statement, "TaskStatus", rows, "Status");
    const priorities = byApiName(statement, "TaskPriority", rows, "Priority");
    for (const row of rows) {
      const { record } = row;
      const status = statuses.get(String(record["Status"]));
      record["IsClosed"] = status === undefined ? record["Status"] === "Completed" : status["IsClosed"] === true;
      const priority = priorities.get(String(record["Priority"]));
      record["IsHighPriority"] =
        priority === undefined ? record["Priority"] === "High" : priority["IsHighPriority"] === true;
      if (isChanged(row, "IsClosed")) setCompletion(statement, record);
    }
  }
};

function setCompletion(statement: Statement, record: RecordValues): void {
  if (statement.object.field("CompletedDateTime")?.stored !== true) return;
  record["CompletedDateTime"] = record["IsClosed"] === true ? timestamp(statement) : null;
}
