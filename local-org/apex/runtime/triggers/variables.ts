import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../execution.ts";
import { ApexList, ApexMap, type ApexSObject, type ApexValue } from "../values/index.ts";
import { enumValue } from "../../library/enums.ts";
import type { TriggerContext } from "./context.ts";

type Read = (trigger: TriggerContext) => ApexValue;

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables.htm */
const VARIABLES: Record<string, Read> = {
  isexecuting: () => true,
  isinsert: (trigger) => trigger.operation === "insert",
  isupdate: (trigger) => trigger.operation === "update",
  isdelete: (trigger) => trigger.operation === "delete",
  isundelete: (trigger) => trigger.operation === "undelete",
  isbefore: (trigger) => trigger.timing === "before",
  isafter: (trigger) => trigger.timing === "after",
  new: (trigger) => trigger.newList,
  old: (trigger) => trigger.oldList,
  newmap: (trigger) => trigger.newMap,
  oldmap: (trigger) => trigger.oldMap,
  size: (trigger) => (trigger.newList ?? trigger.oldList)?.items.length ?? 0,
  operationtype: (trigger) =>
    enumValue("System.TriggerOperation", `${trigger.timing}_${trigger.operation}`.toUpperCase())
};

/** A `Trigger` variable; outside of triggers `isExecuting` is false and the others are null. */
export function triggerVariable(name: string): ApexValue {
  const read = VARIABLES[name];
  if (read === undefined) throw new NotSupportedError(`Trigger.${name}`);
  const { trigger } = currentExecution();
  if (trigger !== null) return read(trigger);
  return name === "isexecuting" ? false : null;
}

export function listOf(records: readonly ApexSObject[] | null, type: string): ApexList | null {
  return records === null ? null : new ApexList(type, [...records]);
}

/** By id; null where the records have none yet, as before an insert. */
export function mapOf(records: readonly ApexSObject[] | null, type: string): ApexMap | null {
  if (records === null || records.some((record) => record.id === null)) return null;
  return new ApexMap(
    "Id",
    type,
    records.map((record) => [record.id, record])
  );
}
