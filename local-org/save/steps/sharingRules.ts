import { idOf } from "../row.ts";
import type { Step } from "../statement.ts";

/** Shares the records with whom the object's sharing rules say, by what the records now hold. */
export const applySharingRules: Step = ({ dependencies, object, transaction }, rows) => {
  dependencies.security.shareByRules(transaction.user, object, rows.map(idOf));
};
