import type { LocalOrg } from "../../org.ts";

export interface UserSwitcherEntry {
  username: string;
  name: string;
  title: string | null;
}

/** Active users by name, for the shell's user switcher. */
export function userSwitcherEntries(org: LocalOrg): UserSwitcherEntry[] {
  const rows = org.store.all(
    "SELECT Username, FirstName, LastName, Title FROM User WHERE IsActive = 1 AND UserType = 'Standard' ORDER BY Id",
    []
  );
  return rows.map((row) => ({
    username: String(row["Username"]),
    name: [row["FirstName"], row["LastName"]].filter((part) => part !== null).join(" "),
    title: row["Title"] === null || row["Title"] === undefined ? null : String(row["Title"])
  }));
}
