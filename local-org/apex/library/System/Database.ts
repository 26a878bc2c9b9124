import type { SaveOperation } from "../../../save/types.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexException } from "../../runtime/exceptions.ts";
import { dmlException, saveRecords } from "../../runtime/dml.ts";
import { convertLeads } from "../../runtime/leadConversion.ts";
import { mergeRecords } from "../../runtime/merge.ts";
import { dynamicQuery, type AccessLevel } from "../../runtime/queries.ts";
import type { ApexMap } from "../../runtime/values/index.ts";
import {
  ApexList,
  ApexSObject,
  PlatformObject,
  raise,
  type ApexInstance,
  type ApexValue
} from "../../runtime/values/index.ts";
import { executeBatch } from "../async/batch.ts";
import { ApexCursor } from "../Database/Cursor.ts";
import { ApexDmlOptions } from "../Database/DMLOptions.ts";
import { ApexQueryLocator } from "../Database/QueryLocator.ts";
import { ApexLeadConvert, ApexLeadConvertResult } from "../Database/LeadConvert.ts";
import { ApexMergeResult } from "../Database/MergeResult.ts";
import { replication } from "../Database/replication.ts";
import { ApexDmlResult } from "../Database/results.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";
import { ApexSObjectField } from "../Schema/SObjectField.ts";
import { ApexAccessLevel } from "./AccessLevel.ts";

const RESULTS: Record<SaveOperation, string> = {
  insert: "Database.SaveResult",
  update: "Database.SaveResult",
  upsert: "Database.UpsertResult",
  delete: "Database.DeleteResult",
  undelete: "Database.UndeleteResult"
};

class ApexSavepoint extends PlatformObject {
  readonly apexType = "System.Savepoint";
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }
}

const querying: Record<string, LibraryFunction> = {
  query: (soql: string | null, level?: ApexAccessLevel) => run(soql, level).rows,
  queryWithBinds: (soql: string | null, binds: ApexMap, level?: ApexAccessLevel) => run(soql, level, binds).rows,
  countQuery: (soql: string | null, level?: ApexAccessLevel) => run(soql, level).totalSize,
  countQueryWithBinds: (soql: string | null, binds: ApexMap, level?: ApexAccessLevel) =>
    run(soql, level, binds).totalSize,
  "getQueryLocator(List<SObject>)": (rows: ApexList) => new ApexQueryLocator(null, rows),
  "getQueryLocator(List<SObject>,System.AccessLevel)": (rows: ApexList) => new ApexQueryLocator(null, rows),
  getQueryLocator: (soql: string | null, level?: ApexAccessLevel) =>
    withoutExcerpt(() => new ApexQueryLocator(soql, run(soql, level).rows)),
  getCursor: (soql: string | null, level?: ApexAccessLevel) => new ApexCursor("Database.Cursor", run(soql, level).rows),
  getCursorWithBinds: (soql: string | null, binds: ApexMap, level?: ApexAccessLevel) =>
    new ApexCursor("Database.Cursor", run(soql, level, binds).rows),
  getPaginationCursor: (soql: string | null, level?: ApexAccessLevel) =>
    new ApexCursor("Database.PaginationCursor", run(soql, level).rows),
  getPaginationCursorWithBinds: (soql: string | null, binds: ApexMap, level?: ApexAccessLevel) =>
    new ApexCursor("Database.PaginationCursor", run(soql, level, binds).rows),
  getQueryLocatorWithBinds: (soql: string | null, binds: ApexMap, level?: ApexAccessLevel) =>
    withoutExcerpt(() => new ApexQueryLocator(soql, run(soql, level, binds).rows))
};

/** Seen on the platform: what is wrong with the query of a locator is told without the place. */
function withoutExcerpt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ApexException && error.message !== null)
      error.message = error.message.replace(/^\n[\s\S]*\nERROR at Row:\d+:Column:\d+\n/u, "");
    throw error;
  }
}

const savepoints: Record<string, LibraryFunction> = {
  setSavepoint: () => {
    const { platform, transaction } = currentExecution();
    transaction.limits.count("savepoints");
    transaction.limits.count("dmlStatements");
    return new ApexSavepoint(platform.store.savepoint());
  },
  rollback: (savepoint: ApexSavepoint | null) => {
    const { platform, transaction } = currentExecution();
    transaction.limits.count("dmlStatements");
    platform.store.rollbackTo(openSavepoint(savepoint));
  },
  releaseSavepoint: (savepoint: ApexSavepoint | null) => {
    const { platform, transaction } = currentExecution();
    transaction.limits.count("dmlStatements");
    platform.store.release(openSavepoint(savepoint));
  }
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm */
function openSavepoint(savepoint: ApexSavepoint | null): string {
  if (savepoint === null) raise("System.NullPointerException", "Argument cannot be null.");
  if (currentExecution().platform.store.isOpen(savepoint.name)) return savepoint.name;
  raise(
    "System.TypeException",
    "The savepoint is no longer valid: it was released, or an earlier one was rolled back to"
  );
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm */
export const DatabaseClass: LibraryClass = {
  name: "System.Database",
  statics: {
    insert: (records: ApexValue, ...options: ApexValue[]) => save("insert", records, options),
    update: (records: ApexValue, ...options: ApexValue[]) => save("update", records, options),
    upsert: (records: ApexValue, ...options: ApexValue[]) => save("upsert", records, options),
    delete: (records: ApexValue, ...options: ApexValue[]) => save("delete", records, options),
    merge: (master: ApexValue, duplicates: ApexValue, ...options: ApexValue[]) => merge(master, duplicates, options),
    convertLead: (conversions: ApexValue, ...options: ApexValue[]) => convertLead(conversions, options),
    undelete: (records: ApexValue, ...options: ApexValue[]) => save("undelete", records, options),
    executeBatch: (batch: ApexInstance | null, scope?: number) =>
      executeBatch(batch ?? raise("System.NullPointerException", "Argument cannot be null."), scope),
    emptyRecycleBin: (records: ApexValue) => emptyRecycleBin(records),
    ...querying,
    ...replication,
    ...savepoints
  }
};

function run(soql: string | null, level?: ApexAccessLevel, binds?: ApexMap): ReturnType<typeof dynamicQuery> {
  if (soql === null) raise("System.NullPointerException", "Argument cannot be null.");
  const given = binds === undefined ? null : new Map([...binds.entries()].map(([key, value]) => [String(key), value]));
  return dynamicQuery(soql, level?.level ?? null, given);
}

/** One record or id gives one result, a list gives a list. */
function save(operation: SaveOperation, given: ApexValue, options: ApexValue[]): ApexValue {
  const type = RESULTS[operation];
  const [records, read] = [recordsOf(given), readOptions(options)];
  const saved = saveRecords({ operation, records, ...read });
  if (read.allOrNone && saved.some((result) => !result.success)) throw dmlException(operation, records, saved);
  const results = saved.map((each) => new ApexDmlResult(type, each));
  return given instanceof ApexList ? new ApexList(type, results) : (results[0] ?? null);
}

/** A merge is one operation, of however many records: a list gives a list of one result. */
function merge(master: ApexValue, duplicates: ApexValue, options: ApexValue[]): ApexValue {
  const { level, allOrNone } = readOptions(options);
  const result = new ApexMergeResult(mergeRecords(master, duplicates, level, allOrNone));
  return duplicates instanceof ApexList ? new ApexList("Database.MergeResult", [result]) : result;
}

function convertLead(given: ApexValue, options: ApexValue[]): ApexValue {
  const { level, allOrNone } = readOptions(options);
  const items = given instanceof ApexList ? given.items : [given];
  const conversions = items.map((each) => {
    if (each instanceof ApexLeadConvert) return each.conversion();
    raise("System.NullPointerException", "Argument cannot be null.");
  });
  const results = convertLeads(conversions, level, allOrNone).map((each) => new ApexLeadConvertResult(each));
  return given instanceof ApexList ? new ApexList("Database.LeadConvertResult", results) : (results[0] ?? null);
}

interface Options {
  level: AccessLevel;
  allOrNone: boolean;
  externalIdField: string | null;
  allowFieldTruncation: boolean;
}

/** `allOrNone`, DML options, an external id field and an access level, in whatever order an overload has them. */
function readOptions(options: ApexValue[]): Options {
  const read: Options = { level: null, allOrNone: true, externalIdField: null, allowFieldTruncation: false };
  for (const option of options) {
    if (typeof option === "boolean") read.allOrNone = option;
    if (option instanceof ApexDmlOptions) {
      read.allOrNone = option.optAllOrNone ?? false;
      read.allowFieldTruncation = option.allowFieldTruncation === true;
    }
    if (option instanceof ApexSObjectField) read.externalIdField = option.field.name;
    if (option instanceof ApexAccessLevel) read.level = option.level;
  }
  return read;
}

/** The records behind what a method was given: a record, an id, or a list of either. */
export function recordsOf(given: ApexValue): ApexSObject[] {
  if (given instanceof ApexList) return given.items.map(recordOf);
  return [recordOf(given)];
}

function recordOf(given: ApexValue): ApexSObject {
  if (given instanceof ApexSObject) return given;
  if (typeof given !== "string") raise("System.NullPointerException", "Attempt to de-reference a null object");
  const object = currentExecution().platform.schema.objectForId(given);
  const record = new ApexSObject(object ?? raise("System.StringException", `Invalid id: ${given}`));
  record.load("Id", given);
  return record;
}

function emptyRecycleBin(given: ApexValue): ApexValue {
  const { platform, transaction } = currentExecution();
  const { store } = platform;
  const records = recordsOf(given);
  transaction.limits.count("dmlStatements");
  transaction.limits.count("dmlRows", records.length);
  const results = records.map((record) => {
    const stored = record.id === null ? undefined : store.read(record.schema, [record.id]).get(record.id);
    const binned = stored?.["IsDeleted"] === true;
    if (binned && record.id !== null) store.purge(record.schema, record.id);
    const error = { statusCode: "INVALID_ID_FIELD", message: "The record is not in the recycle bin", fields: [] };
    return new ApexDmlResult("Database.EmptyRecycleBinResult", {
      id: record.id,
      success: binned,
      created: false,
      errors: binned ? [] : [error]
    });
  });
  return given instanceof ApexList ? new ApexList("Database.EmptyRecycleBinResult", results) : (results[0] ?? null);
}
