import type { LimitName } from "../../../transaction/types.ts";
import { currentExecution } from "../../runtime/execution.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";

/** `getX()` and `getLimitX()` of the class to the limit's name. */
const LIMITS: Record<string, LimitName> = {
  AggregateQueries: "aggregateQueries",
  Callouts: "callouts",
  CpuTime: "cpuTime",
  DmlRows: "dmlRows",
  DmlStatements: "dmlStatements",
  EmailInvocations: "emailInvocations",
  FutureCalls: "futureCalls",
  HeapSize: "heapSize",
  PublishImmediateDML: "publishImmediateDml",
  Queries: "queries",
  QueryRows: "queryRows",
  QueueableJobs: "queueableJobs",
  Savepoints: "savepoints",
  SoslQueries: "soslQueries"
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_limits.htm */
export const LimitsClass: LibraryClass = { name: "System.Limits", statics: limitStatics() };

function limitStatics(): Record<string, LibraryFunction> {
  const table: Record<string, LibraryFunction> = {};
  for (const [name, limit] of Object.entries(LIMITS)) {
    table[`get${name}`] = () => Math.trunc(currentExecution().transaction.limits.used(limit));
    table[`getLimit${name}`] = () => currentExecution().transaction.limits.allowed(limit);
  }
  return table;
}
