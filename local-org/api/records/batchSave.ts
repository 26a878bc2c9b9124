import type { SaveOperation, SaveResult } from "../../save/types.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { USER_MODE } from "../../security/types.ts";
import type { RecordValues } from "../../values.ts";
import type { ApiContext } from "../route.ts";
import { refused } from "./saving.ts";
import { transactFor, type Asker } from "./transactFor.ts";

/** A record to save, still unread: `read` throws where the client's input is wrong. */
export type RecordReader = () => { object: SObjectSchema; values: RecordValues };

export interface BatchOptions {
  operation: SaveOperation;
  allOrNone: boolean;
  externalIdField?: string;
}

interface ReadRecord {
  index: number;
  object: SObjectSchema;
  values: RecordValues;
}

/** Saves many records, of one object or several, in one transaction; one result each, in their order. */
export function saveBatch(
  context: ApiContext,
  asker: Asker,
  readers: readonly RecordReader[],
  options: BatchOptions
): SaveResult[] {
  const results = new Array<SaveResult | undefined>(readers.length);
  const records: ReadRecord[] = [];
  for (const [index, read] of readers.entries()) {
    try {
      records.push({ index, ...read() });
    } catch (error) {
      results[index] = refused(error);
    }
  }
  const spoilt = options.allOrNone && records.length < readers.length;
  if (!spoilt) runStatements(context, asker, records, options, results);
  return settle(results, options.allOrNone);
}

/** Undoes a transaction whose results are wanted all the same. */
class Undo extends Error {}

function runStatements(
  context: ApiContext,
  asker: Asker,
  records: readonly ReadRecord[],
  options: BatchOptions,
  results: (SaveResult | undefined)[]
): void {
  try {
    transactFor(context, asker, (transaction) => {
      for (const { object, statement } of byObject(records)) {
        const values = statement.map((record) => record.values);
        const saved = context.org.saveOrder.save(transaction, {
          ...options,
          object,
          records: values,
          access: USER_MODE
        });
        for (const [position, record] of statement.entries()) results[record.index] = saved[position];
        if (options.allOrNone && saved.some((result) => !result.success)) throw new Undo();
      }
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
}

/** Neighbours of the same object go into one statement, as on the platform. */
function byObject(records: readonly ReadRecord[]): { object: ReadRecord["object"]; statement: ReadRecord[] }[] {
  const statements: { object: ReadRecord["object"]; statement: ReadRecord[] }[] = [];
  for (const record of records) {
    const last = statements.at(-1);
    if (last?.object === record.object) last.statement.push(record);
    else statements.push({ object: record.object, statement: [record] });
  }
  return statements;
}

function settle(results: (SaveResult | undefined)[], allOrNone: boolean): SaveResult[] {
  const all = Array.from(results, (result) => result ?? ROLLED_BACK);
  if (!allOrNone || all.every((result) => result.success)) return all;
  return all.map((result) => (result.success || result.errors.length === 0 ? ROLLED_BACK : result));
}

const ROLLED_BACK: SaveResult = {
  id: null,
  success: false,
  created: false,
  errors: [
    {
      statusCode: "ALL_OR_NONE_OPERATION_ROLLED_BACK",
      message: "Record rolled back because not all records were valid and the request was using AllOrNone header",
      fields: []
    }
  ]
};
