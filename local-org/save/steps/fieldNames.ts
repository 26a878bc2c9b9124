import type { Step } from "../statement.ts";
import { fail } from "../row.ts";

/** Brings the given names to their canonical form and refuses names that the object does not have. */
export const resolveFieldNames: Step = ({ object }, rows) => {
  for (const row of rows) {
    const named: typeof row.given = {};
    for (const [name, value] of Object.entries(row.given)) {
      const field = object.field(name);
      if (field !== undefined) named[field.name] = value;
      else fail(row, "INVALID_FIELD", `No such column '${name}' on sobject of type ${object.name}`, [name]);
    }
    row.given = named;
  }
};
