import type { SaveOperation, SaveResult } from "../../save/types.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { sObjectToRecord } from "./convert.ts";
import { currentExecution } from "./execution.ts";
import { apexException, nullPointer, type ApexException } from "./exceptions.ts";
import { accessMode, type AccessLevel } from "./queries.ts";
import { ApexSObject, type ApexList, type ApexValue } from "./values/index.ts";

/** What all-or-none saves say of records that were good themselves. */
const ROLLED_BACK = "ALL_OR_NONE_OPERATION_ROLLED_BACK";

export interface DmlOptions {
  operation: SaveOperation;
  records: readonly ApexSObject[];
  /** One failure undoes all. */
  allOrNone: boolean;
  level: AccessLevel;
  /** upsert: the field by which records are matched. */
  externalIdField?: string | null;
}

/** `insert records;` and its like: all or none; the failures are a `System.DmlException`. */
export function dml(
  operation: SaveOperation,
  records: ApexValue,
  level: AccessLevel,
  externalIdField: string | null
): void {
  const list = recordsOf(records);
  const results = saveRecords({ operation, records: list, allOrNone: true, level, externalIdField });
  if (results.some((result) => !result.success)) throw dmlException(operation, list, results);
}

/**
 * Saves records and gives inserted ones their ids; results stand in the order of the records. Counts one DML statement for each object.
 */
export function saveRecords(options: DmlOptions): SaveResult[] {
  const { operation, records, level, allOrNone } = options;
  const { transaction } = currentExecution();
  transaction.limits.count("dmlStatements");
  if (records.length === 0) return [];
  transaction.limits.count("dmlRows", records.length);
  checkIds(operation, records);
  if (level === "user" && allOrNone) checkEntityAccess(operation, records);
  const results = new Array<SaveResult>(records.length);
  for (const [object, indexes] of byObject(records)) {
    const saved = saveOfOneObject(
      options,
      object,
      indexes.map((index) => records[index] as ApexSObject)
    );
    for (const [place, index] of indexes.entries()) results[index] = saved[place] as SaveResult;
  }
  for (const [index, result] of results.entries()) takeOverId(operation, records[index], result);
  return results;
}

function saveOfOneObject(options: DmlOptions, object: SObjectSchema, records: ApexSObject[]): SaveResult[] {
  const { platform, transaction } = currentExecution();
  const { operation, allOrNone, level, externalIdField } = options;
  const isWrite = operation === "insert" || operation === "update" || operation === "upsert";
  return platform.saveOrder.save(actingAs(transaction), {
    operation,
    object,
    records: records.map((record) => (isWrite ? sObjectToRecord(record, operation) : { Id: record.id })),
    allOrNone,
    access: accessMode(level),
    ...(externalIdField == null ? {} : { externalIdField })
  });
}

/** The transaction for the user of `System.runAs`; all else of it is the same. */
function actingAs(transaction: ReturnType<typeof currentExecution>["transaction"]): typeof transaction {
  const { user } = currentExecution();
  if (user === transaction.user) return transaction;
  const triggerDepth = {
    get: () => transaction.triggerDepth,
    set: (depth: number) => {
      transaction.triggerDepth = depth;
    }
  };
  return Object.create(transaction, { user: { value: user }, triggerDepth });
}

/** The indexes of the records of each object, in the order in which the objects come. */
function byObject(records: readonly ApexSObject[]): Map<SObjectSchema, number[]> {
  const groups = new Map<SObjectSchema, number[]>();
  for (const [index, record] of records.entries()) {
    const group = groups.get(record.schema) ?? [];
    group.push(index);
    groups.set(record.schema, group);
  }
  return groups;
}

function checkIds(operation: SaveOperation, records: readonly ApexSObject[]): void {
  const ids = new Set<string>();
  for (const [index, record] of records.entries()) {
    const { id } = record;
    if (operation === "insert" && id !== null) {
      throw refusal(
        operation,
        index,
        record,
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        "cannot specify Id in an insert call",
        ["Id"]
      );
    }
    if (operation !== "insert" && operation !== "upsert" && id === null) {
      throw refusal(operation, index, record, "MISSING_ARGUMENT", "Id not specified in an update call", []);
    }
    if (id !== null && operation !== "insert" && ids.has(id)) {
      throw apexException("System.ListException", `Duplicate id in list: ${id}`);
    }
    if (id !== null) ids.add(id);
  }
}

const RIGHTS = { insert: "create", update: "edit", upsert: "create", delete: "delete", undelete: "create" } as const;

/**
 * In user mode a statement on an object that the user may not write is refused as a whole.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
function checkEntityAccess(operation: SaveOperation, records: readonly ApexSObject[]): void {
  const { platform, user } = currentExecution();
  for (const object of new Set(records.map((record) => record.schema))) {
    const access = platform.security.objectAccess(user, object);
    if (!access[RIGHTS[operation]] || (operation === "upsert" && !access.edit)) {
      throw apexException("System.SecurityException", `Access to entity '${object.name}' denied`);
    }
  }
}

function refusal(
  operation: SaveOperation,
  index: number,
  record: ApexSObject,
  statusCode: string,
  message: string,
  fields: string[]
): ApexException {
  const text = `${capital(operation)} failed. First exception on row ${index}; first error: ${statusCode}, ${message}: [${fields.join(", ")}]`;
  const exception = apexException("System.DmlException", text);
  exception.dmlFailures = [{ statusCode, message, fields, index, id: record.id }];
  return exception;
}

function takeOverId(operation: SaveOperation, record: ApexSObject | undefined, result: SaveResult): void {
  if (record === undefined || !result.success || result.id === null) return;
  if (operation === "insert" || operation === "upsert") record.set("Id", result.id);
}

/**
 * The exception of an all-or-none statement.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_bulk_exceptions.htm
 */
export function dmlException(
  operation: SaveOperation,
  records: readonly ApexSObject[],
  results: readonly SaveResult[]
): ApexException {
  const all = results.flatMap((result, index) =>
    result.errors.map(({ statusCode, message, fields }) => ({
      statusCode,
      message,
      fields,
      index,
      id: records[index]?.id ?? null
    }))
  );
  const own = all.filter((failure) => failure.statusCode !== ROLLED_BACK);
  const failures = own.length > 0 ? own : all;
  const first = failures[0];
  const reason = first === undefined ? "" : `${first.statusCode}, ${first.message}: [${first.fields.join(", ")}]`;
  const where = first?.id == null ? "" : ` with id ${first.id}`;
  const text = `${capital(operation)} failed. First exception on row ${first?.index ?? 0}${where}; first error: ${reason}`;
  const exception = apexException("System.DmlException", text);
  exception.dmlFailures = failures;
  return exception;
}

/** One record or a list of them, without nulls. */
export function recordsOf(value: ApexValue): ApexSObject[] {
  if (value instanceof ApexSObject) return [value];
  if (value === null) throw nullPointer();
  return (value as ApexList).items.map((item) => {
    if (!(item instanceof ApexSObject)) throw nullPointer();
    return item;
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
