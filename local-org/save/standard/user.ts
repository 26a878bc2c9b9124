import { assignProfileSets } from "../../security/permissions/profileAssignment.ts";
import { fail, idOf, isChanged } from "../row.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere, referencedRecords } from "./lookups.ts";

const DUPLICATE_USERNAME =
  "Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address).";

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
    const renamed = rows.filter((row) => isChanged(row, "Username"));
    const names = renamed.map((row) => String(row.record["Username"]));
    const taken = new Set(recordsWhere(statement, "User", "Username", names).map((user) => String(user["Username"])));
    for (const row of renamed) {
      const name = String(row.record["Username"]);
      if (taken.has(name)) fail(row, "DUPLICATE_USERNAME", DUPLICATE_USERNAME, ["Username"]);
      taken.add(name);
    }
  },

  afterWrite({ dependencies }, rows) {
    const moved = rows.filter((row) => isChanged(row, "ProfileId"));
    if (moved.length > 0) assignProfileSets(dependencies.schema, dependencies.store, moved.map(idOf));
  }
};
