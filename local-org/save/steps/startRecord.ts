import type { Step } from "../statement.ts";

/** The record that goes through triggers: the old values, overwritten by the given ones. */
export const startRecord: Step = ({ object }, rows) => {
  for (const row of rows) {
    const given = Object.entries(row.given).filter(([name]) => object.field(name)?.stored === true);
    row.record = { ...row.old, ...Object.fromEntries(given) };
    row.explicit = new Set(given.map(([name]) => name));
  }
};
