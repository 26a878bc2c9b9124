import { assignProfileSets } from "../../security/permissions/profileAssignment.ts";
import { fail, idOf, isChanged, type Row } from "../row.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere, referencedRecords } from "./lookups.ts";

const DUPLICATE_USERNAME =
  "Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address).";

const FORM_OF_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const NO_EMAIL_ADDRESS = "Username must be in the form of an email address (for example, john@acme.com): Username";

/** Users are active unless said otherwise, are of their profile's type, and have usernames that nobody else has. */
export const USER: StandardBehaviour = {
  derive(statement, rows) {
    const profiles = referencedRecords(statement, "Profile", rows, "ProfileId");
    for (const { record, old, explicit } of rows) {
      if (typeof record["Username"] === "string") record["Username"] = record["Username"].toLowerCase();
      record["UserType"] = profiles.get(String(record["ProfileId"]))?.["UserType"] ?? record["UserType"] ?? "Standard";
      if (old !== null) continue;
      if (!explicit.has("IsActive")) record["IsActive"] = true;
      record["CommunityNickname"] ??=
        String(record["Username"] ?? "")
          .split("@")[0]
          ?.slice(0, 40) || null;
    }
  },

  validate(statement, rows) {
    for (const row of rows) checkTimeZone(row);
    const renamed = rows.filter((row) => isChanged(row, "Username"));
    const names = renamed.map((row) => String(row.record["Username"]));
    const taken = new Set(recordsWhere(statement, "User", "Username", names).map((user) => String(user["Username"])));
    for (const row of renamed) {
      const name = String(row.record["Username"]);
      if (!FORM_OF_EMAIL.test(name)) fail(row, "FIELD_INTEGRITY_EXCEPTION", NO_EMAIL_ADDRESS, ["Username"]);
      if (taken.has(name)) fail(row, "DUPLICATE_USERNAME", DUPLICATE_USERNAME, ["Username"]);
      taken.add(name);
    }
  },

  afterWrite({ dependencies }, rows) {
    const moved = rows.filter((row) => isChanged(row, "ProfileId"));
    if (moved.length > 0) assignProfileSets(dependencies.schema, dependencies.store, moved.map(idOf));
  }
};

function checkTimeZone(row: Row): void {
  const zone = row.record["TimeZoneSidKey"];
  if (!isChanged(row, "TimeZoneSidKey") || typeof zone !== "string" || isTimeZone(zone)) return;
  const message = `Time Zone: bad value for restricted picklist field: ${zone}`;
  fail(row, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", message, ["TimeZoneSidKey"]);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
