import { fail, referenceId } from "../row.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { referencedRecords } from "./lookups.ts";

/** Tasks and events belong to the account of what they relate to, else to that of the person. */
export const ACTIVITY: StandardBehaviour = {
  derive(statement, rows) {
    const accounts = referencedRecords(statement, "Account", rows, "WhatId");
    const opportunities = referencedRecords(statement, "Opportunity", rows, "WhatId");
    const contacts = referencedRecords(statement, "Contact", rows, "WhoId");
    for (const { record } of rows) {
      const what = String(record["WhatId"] ?? "");
      const who = String(record["WhoId"] ?? "");
      record["AccountId"] =
        (accounts.has(what) ? what : null) ??
        referenceId(opportunities.get(what)?.["AccountId"]) ??
        referenceId(contacts.get(who)?.["AccountId"]);
      record["WhatCount"] = what === "" ? 0 : 1;
      record["WhoCount"] = who === "" ? 0 : 1;
    }
  },

  validate({ dependencies }, rows) {
    const leads = dependencies.schema.object("Lead")?.keyPrefix ?? "-";
    for (const row of rows) {
      const { WhatId: what, WhoId: who } = row.record;
      if (referenceId(what) === null || referenceId(who)?.startsWith(leads) !== true) continue;
      const message = "field integrity exception: WhoId, WhatId (cannot specify whatID with lead whoID)";
      fail(row, "FIELD_INTEGRITY_EXCEPTION", message, ["WhoId", "WhatId"]);
    }
  }
};
