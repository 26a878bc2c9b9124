import type { Change, ChangeType } from "./types.ts";

/**
 * One change for each record, in the order in which the records were first changed: what a transaction did to it as a whole. A record that is made
 * and deleted again, or deleted and brought back, has none.
 * https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_general_considerations.htm
 */
export function netChanges(changes: readonly Change[]): Change[] {
  const byRecord = Map.groupBy(changes, ({ id }) => id);
  return [...byRecord.values()].flatMap((ofRecord) => netChange(ofRecord) ?? []);
}

function netChange(changes: readonly Change[]): Change | null {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return null;
  const type = netType(first.type, last.type);
  if (type === null) return null;
  const after = type === "DELETE" ? null : Object.assign({}, ...changes.map((change) => change.after ?? {}));
  return { object: first.object, type, id: first.id, before: first.before, after };
}

/** The initial change counts, unless it is undone by the end. */
function netType(first: ChangeType, last: ChangeType): ChangeType | null {
  if (last === "DELETE" && (first === "CREATE" || first === "UNDELETE")) return null;
  if (last === "DELETE") return "DELETE";
  return first === "DELETE" ? null : first;
}
