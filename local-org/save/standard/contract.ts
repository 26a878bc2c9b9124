import { fail, isChanged, type Row } from "../row.ts";
import { timestamp, type Statement } from "../statement.ts";
import type { StandardBehaviour } from "./behaviour.ts";

/** `StatusCode` of the platform's own statuses; those that a project adds are drafts. */
const STATUS_CODES: Readonly<Record<string, string>> = {
  "In Approval Process": "InApproval",
  Activated: "Activated"
};

const REFUSED = "Choose a valid contract status and save your changes. Ask your admin for details.";

/**
 * A contract begins as a draft, is activated, and stays so; it ends with its term.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contract.htm
 */
export const CONTRACT: StandardBehaviour = {
  derive(statement, rows) {
    for (const row of rows) {
      row.record["StatusCode"] = STATUS_CODES[String(row.record["Status"])] ?? "Draft";
      row.record["EndDate"] = endDate(row);
      if (row.record["StatusCode"] === "Activated" && isChanged(row, "StatusCode")) activate(statement, row);
    }
  },

  validate(_, rows) {
    for (const row of rows) {
      const isActive = row.record["StatusCode"] === "Activated";
      const wasActive = row.old?.["StatusCode"] === "Activated";
      const refused = row.old === null ? isActive : wasActive && !isActive;
      if (refused) fail(row, "FAILED_ACTIVATION", REFUSED, ["Status"]);
    }
  }
};

function activate(statement: Statement, { record }: Row): void {
  record["ActivatedDate"] = timestamp(statement);
  record["ActivatedById"] = statement.transaction.user.userId;
}

/** The last day of the term: twelve months from the first of January end on the last of December. */
function endDate({ record }: Row): string | null {
  const { StartDate: start, ContractTerm: months } = record;
  if (typeof start !== "string" || typeof months !== "number") return null;
  const [year = 0, month = 1, day = 1] = start.split("-").map(Number);
  const daysInMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const anniversary = Date.UTC(year, month - 1 + months, Math.min(day, daysInMonth));
  return new Date(anniversary - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
