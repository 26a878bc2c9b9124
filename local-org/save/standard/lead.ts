import { fail } from "../row.ts";
import type { StandardBehaviour } from "./behaviour.ts";

/** A lead that was converted stays as it is. */
export const LEAD: StandardBehaviour = {
  checkRequest({ internal, operation }, rows) {
    if (internal || operation === "delete" || operation === "undelete") return;
    for (const row of rows) {
      if (row.old?.["IsConverted"] !== true) continue;
      fail(row, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
    }
  }
};
