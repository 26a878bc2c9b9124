import { isChanged, referenceId } from "../row.ts";
import { timestamp } from "../statement.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { byApiName, referencedRecords } from "./lookups.ts";

/** A case is closed by its status and belongs to its contact's account unless another is named. */
export const CASE: StandardBehaviour = {
  derive(statement, rows) {
    const statuses = byApiName(statement, "CaseStatus", rows, "Status");
    const contacts = referencedRecords(statement, "Contact", rows, "ContactId");
    for (const row of rows) {
      const { record, old } = row;
      const status = statuses.get(String(record["Status"]));
      record["IsClosed"] = status === undefined ? record["Status"] === "Closed" : status["IsClosed"] === true;
      if (old === null) record["IsClosedOnCreate"] = record["IsClosed"];
      if (isChanged(row, "IsClosed")) record["ClosedDate"] = record["IsClosed"] === true ? timestamp(statement) : null;
      if (isChanged(row, "ContactId")) {
        record["AccountId"] ??= referenceId(contacts.get(String(record["ContactId"]))?.["AccountId"]);
      }
    }
  }
};
