import { NotSupportedError } from "../../../errors.ts";
import { currentExecution, type Platform } from "../../runtime/execution.ts";
import { ApexList, ApexMap, type ApexSObject, type ApexValue } from "../../runtime/values/index.ts";
import type { TestContext } from "../../testing/context.ts";
import { dataObject } from "../dataClass.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { recordsOf } from "./Database.ts";

/** The ids of locked records, for as long as the org runs; each test has its own. */
const locked = new WeakMap<Platform | TestContext, Set<string>>();

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_approval.htm */
export const ApprovalClass: LibraryClass = {
  name: "System.Approval",
  statics: required({
    "isLocked(List<Object>)": (given: ApexList) =>
      new ApexMap(
        "Id",
        "Boolean",
        recordsOf(given).map((record) => [record.id, locks().has(String(record.id))])
      ),
    isLocked: (given: ApexValue) => locks().has(String(recordsOf(given)[0]?.id)),
    lock: (given: ApexValue) => forEach(given, "Approval.LockResult", (id) => locks().add(id)),
    unlock: (given: ApexValue) => forEach(given, "Approval.UnlockResult", (id) => locks().delete(id)),
    process: () => {
      throw new NotSupportedError("approval processes");
    }
  })
};

function locks(): Set<string> {
  const { test, platform } = currentExecution();
  const owner = test ?? platform;
  const known = locked.get(owner) ?? new Set<string>();
  locked.set(owner, known);
  return known;
}

/** One result for one record, a list for a list. */
function forEach(given: ApexValue, type: string, change: (id: string) => unknown): ApexValue {
  currentExecution().transaction.limits.count("dmlStatements");
  const results = recordsOf(given).map((record) => {
    change(idOf(record));
    return dataObject(type, { id: record.id, success: true, errors: new ApexList("Database.Error", []) });
  });
  return given instanceof ApexList ? new ApexList(type, results) : (results[0] ?? null);
}

function idOf(record: ApexSObject): string {
  if (record.id === null) throw new NotSupportedError("locking a record that is not saved");
  return record.id;
}
