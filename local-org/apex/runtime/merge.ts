import { isMergeable } from "../../save/merge.ts";
import type { MergeResult } from "../../save/types.ts";
import { sObjectToRecord } from "./writtenValues.ts";
import { actingAs, dmlException } from "./dml.ts";
import { apexException, nullPointer } from "./exceptions.ts";
import { currentExecution } from "./execution.ts";
import { accessMode, type AccessLevel } from "./queries.ts";
import { ApexList, ApexSObject, type ApexValue } from "./values/index.ts";

const MOST_DUPLICATES = 2;

/** `merge master duplicate;`: what goes wrong is a `System.DmlException`. */
export function merge(master: ApexValue, duplicates: ApexValue, level: AccessLevel): void {
  mergeRecords(master, duplicates, level, true);
}

/**
 * Merges one or two records, given as records or ids, into the master. Counts one DML statement, and a row for each record. Throws for a failure
 * where all or none is asked for.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_merge.htm
 */
export function mergeRecords(
  master: ApexValue,
  duplicates: ApexValue,
  level: AccessLevel,
  allOrNone: boolean
): MergeResult {
  if (!(master instanceof ApexSObject) || duplicates === null) throw nullPointer();
  const loserIds = (duplicates instanceof ApexList ? duplicates.items : [duplicates]).map(idOf);
  const { platform, transaction } = currentExecution();
  transaction.limits.count("dmlStatements");
  transaction.limits.count("dmlRows", loserIds.length + 1);
  checkRequest(master, loserIds);
  const result = platform.saveOrder.merge(actingAs(transaction), {
    object: master.schema,
    master: sObjectToRecord(master, "update"),
    loserIds,
    access: accessMode(level)
  });
  if (allOrNone && !result.success) throw mergeException(master, result.errors);
  return result;
}

function idOf(duplicate: ApexValue): string {
  const id = duplicate instanceof ApexSObject ? duplicate.id : duplicate;
  if (typeof id === "string") return id;
  throw duplicate === null ? nullPointer() : mergeException(null, [missing("Id not specified in a merge call")]);
}

function checkRequest(master: ApexSObject, loserIds: readonly string[]): void {
  if (!isMergeable(master.schema)) {
    throw apexException("System.TypeException", `DML operation MERGE not allowed on ${master.type}`);
  }
  if (master.id === null) throw mergeException(master, [missing("Id not specified in a merge call")]);
  const twice = loserIds.find((id, index) => loserIds.indexOf(id) !== index);
  if (twice !== undefined) throw apexException("System.ListException", `Duplicate id in list: ${twice}`);
  if (loserIds.length > 0 && loserIds.length <= MOST_DUPLICATES) return;
  const message = "A merge takes a master record and one or two records that are merged into it";
  throw mergeException(master, [{ statusCode: "MERGE_FAILED", message, fields: [] }]);
}

function missing(message: string): MergeResult["errors"][number] {
  return { statusCode: "MISSING_ARGUMENT", message, fields: [] };
}

function mergeException(master: ApexSObject | null, errors: MergeResult["errors"]): ReturnType<typeof dmlException> {
  const result = { id: null, success: false, created: false, errors };
  return dmlException("merge", master === null ? [] : [master], [result]);
}
