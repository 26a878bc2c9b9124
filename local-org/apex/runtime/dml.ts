import { undoneUnless } from "../../save/attempts.ts";
import { publishesImmediately } from "../../save/publishBehavior.ts";
import type { SaveOperation, SaveResult } from "../../save/types.ts";
import type { UserContext } from "../../security/types.ts";
import { sObjectToRecord } from "./writtenValues.ts";
import { currentExecution } from "./execution.ts";
import { apexException, nullPointer, type ApexException } from "./exceptions.ts";
import { accessMode, isUserMode, userOf, type AccessLevel } from "./queries.ts";
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
  /** Texts that are too long are cut instead of refused. */
  allowFieldTruncation?: boolean;
}

/** Runs of records of one object in a statement; more are refused. */
const MOST_CHUNKS = 10;

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
 * Saves records and gives inserted ones their ids; results stand in the order of the records. Counts one DML statement, unless there are no records. All or none holds for
 * all of them, of whatever object.
 */
export function saveRecords(options: DmlOptions): SaveResult[] {
  const { operation, records, level, allOrNone } = options;
  if (records.length === 0) return [];
  countStatement(records);
  checkIds(operation, records, allOrNone);
  if (isUserMode(level) && allOrNone) checkEntityAccess(operation, records, userOf(level));
  const chunks = chunksOf(records);
  if (operation === "upsert" && chunks.length > 1) refuseUpsertOfSeveralObjects();
  const results = saveChunks(options, chunks);
  for (const [index, result] of results.entries()) takeOverId(operation, records[index], result);
  return results;
}

/** Events that are published immediately have a limit of their own. */
function countStatement(records: readonly ApexSObject[]): void {
  const { platform, transaction } = currentExecution();
  const isPublished = records.every(
    ({ schema }) => schema.kind === "platformEvent" && publishesImmediately(platform.project, schema)
  );
  transaction.limits.count(isPublished ? "publishImmediateDml" : "dmlStatements");
  if (!isPublished) transaction.limits.count("dmlRows", records.length);
}

/** The key of an upsert belongs to one object. */
function refuseUpsertOfSeveralObjects(): never {
  throw apexException("System.TypeException", "DML on generic List<SObject> only allowed for insert, update or delete");
}

/** Neighbours of the same object are saved together. */
function chunksOf(records: readonly ApexSObject[]): ApexSObject[][] {
  const chunks: ApexSObject[][] = [];
  for (const record of records) {
    const last = chunks.at(-1);
    if (last?.[0]?.schema === record.schema) last.push(record);
    else chunks.push([record]);
  }
  if (chunks.length <= MOST_CHUNKS) return chunks;
  throw apexException(
    "System.TypeException",
    "Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking."
  );
}

function saveChunks(options: DmlOptions, chunks: ApexSObject[][]): SaveResult[] {
  if (chunks.length === 1) return saveChunk(options, chunks[0] as ApexSObject[]);
  const results: SaveResult[] = [];
  const saveAll = (): boolean =>
    chunks.every((chunk) => {
      const saved = saveChunk(options, chunk);
      results.push(...saved);
      return !options.allOrNone || saved.every((result) => result.success);
    });
  if (undoneUnless(currentExecution().platform.store, saveAll)) return results;
  return options.records.map((record, index) => undone(options.operation, record, results[index]));
}

/** A record that was good itself has failed with the others. */
function undone(operation: SaveOperation, record: ApexSObject, result: SaveResult | undefined): SaveResult {
  if (result !== undefined && !result.success) return result;
  const id = operation === "insert" ? null : record.id;
  return { id, success: false, created: false, errors: [] };
}

function saveChunk(options: DmlOptions, records: ApexSObject[]): SaveResult[] {
  const { platform, transaction, test } = currentExecution();
  const object = (records[0] as ApexSObject).schema;
  const { operation, allOrNone, level, externalIdField, allowFieldTruncation } = options;
  const isWrite = operation === "insert" || operation === "update" || operation === "upsert";
  return platform.saveOrder.save(actingAs(transaction, userOf(level)), {
    operation,
    object,
    records: records.map((record) =>
      isWrite ? sObjectToRecord(record, operation, externalIdField) : { Id: record.id }
    ),
    allOrNone,
    access: accessMode(level),
    isolated: test !== null && !test.seesAllData,
    ...(externalIdField == null ? {} : { externalIdField }),
    ...(allowFieldTruncation === true ? { allowFieldTruncation } : {})
  });
}

/** The transaction for the user of `System.runAs`; all else of it is the same. */
export function actingAs(
  transaction: ReturnType<typeof currentExecution>["transaction"],
  user = currentExecution().user
): typeof transaction {
  if (user === transaction.user) return transaction;
  const triggerDepth = {
    get: () => transaction.triggerDepth,
    set: (depth: number) => {
      transaction.triggerDepth = depth;
    }
  };
  return Object.create(transaction, { user: { value: user }, triggerDepth });
}

/** A partial save reports a missing id, or one too many, of the record; twice the same is refused always. */
function checkIds(operation: SaveOperation, records: readonly ApexSObject[], allOrNone: boolean): void {
  const ids = new Set<string>();
  for (const [index, record] of records.entries()) {
    const { id } = record;
    if (allOrNone && operation === "insert" && id !== null) {
      throw refusal(
        operation,
        index,
        record,
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        "cannot specify Id in an insert call",
        ["Id"]
      );
    }
    if (allOrNone && operation !== "insert" && operation !== "upsert" && id === null) {
      throw refusal(
        operation,
        index,
        record,
        "MISSING_ARGUMENT",
        `Id not specified in ${operation === "delete" ? "a" : "an"} ${operation} call`,
        []
      );
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
function checkEntityAccess(operation: SaveOperation, records: readonly ApexSObject[], user: UserContext): void {
  const { platform } = currentExecution();
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
  const where = record.id === null ? "" : ` with id ${record.id}`;
  const text = `${capital(operation)} failed. First exception on row ${index}${where}; first error: ${statusCode}, ${message}: [${fields.join(", ")}]`;
  const exception = apexException("System.DmlException", text);
  exception.dmlFailures = [{ statusCode, message, fields, index, id: record.id, object: record.schema }];
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
  operation: SaveOperation | "merge" | "convertLead",
  records: readonly ApexSObject[],
  results: readonly SaveResult[]
): ApexException {
  const all = results.flatMap((result, index) =>
    result.errors.map(({ statusCode, message, fields }) => ({
      statusCode,
      message,
      fields,
      index,
      id: records[index]?.id ?? null,
      object: records[index]?.schema
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
