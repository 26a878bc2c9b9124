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

/** Limits of what the local org does not count, or that the platform itself no longer has: nothing of them is ever used. */
const UNCOUNTED: Record<string, number> = {
  ApexCursorRows: 50_000_000,
  AsyncCalls: 200,
  ChildRelationshipsDescribes: 100,
  DatabaseTime: 0,
  FetchCallsOnApexCursor: 10,
  FieldSetsDescribes: 100,
  FieldsDescribes: 100,
  FindSimilarCalls: 10,
  MobilePushApexCalls: 10,
  PicklistDescribes: 100,
  QueryLocatorRows: 10_000,
  RecordTypesDescribes: 100,
  RunAs: 20,
  SavepointRollbacks: 20,
  ScriptStatements: 200_000
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_limits.htm */
export const LimitsClass: LibraryClass = { name: "System.Limits", statics: limitStatics() };

function limitStatics(): Record<string, LibraryFunction> {
  const table: Record<string, LibraryFunction> = {};
  for (const [name, allowed] of Object.entries(UNCOUNTED)) {
    table[`get${name}`] = () => 0;
    table[`getLimit${name}`] = () => allowed;
  }
  for (const [name, limit] of Object.entries(LIMITS)) {
    table[`get${name}`] = () => Math.trunc(currentExecution().transaction.limits.used(limit));
    table[`getLimit${name}`] = () => currentExecution().transaction.limits.allowed(limit);
  }
  return table;
}
