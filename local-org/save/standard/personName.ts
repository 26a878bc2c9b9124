import type { StandardBehaviour } from "./behaviour.ts";

const PARTS = ["FirstName", "MiddleName", "LastName", "Suffix"];

/** Contacts, leads and users: the name is made of its parts; the salutation belongs to it only in letters. */
export const PERSON_NAME: StandardBehaviour = {
  derive({ object }, rows) {
    const parts = PARTS.filter((part) => object.field(part) !== undefined);
    for (const row of rows) {
      const name = parts.map((part) => row.record[part]).filter((value) => typeof value === "string" && value !== "");
      row.record["Name"] = name.length === 0 ? null : name.join(" ");
    }
  }
};
