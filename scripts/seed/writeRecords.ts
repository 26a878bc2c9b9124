import { setTimeout as sleep } from "node:timers/promises";
import { errorCode, errorText } from "../org/errors.ts";
import type { SaveResult } from "./orgApi.ts";

/** As many records as one call of the sObject Collections resource takes. */
const BATCH_SIZE = 200;
const WAITS_IN_MILLISECONDS = [500, 2000, 5000];

/** What goes away by itself: locks, two transactions at the same record, a busy server. */
const TRANSIENT_STATUS = new Set(["UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE"]);
const TRANSIENT_REQUEST = new Set([
  ...TRANSIENT_STATUS,
  "ECONNRESET",
  "ETIMEDOUT",
  "EPIPE",
  "UND_ERR_SOCKET",
  "ERROR_HTTP_502",
  "ERROR_HTTP_503",
  "ERROR_HTTP_504"
]);

export interface WriteOptions {
  /** Status codes of records that are sent again, besides locks. */
  retriedStatus?: readonly string[];
  /** Waits so many milliseconds; tests do not. */
  wait?: (milliseconds: number) => Promise<unknown>;
}

/**
 * Sends records 200 at a time, and what failed for a passing reason a few times more. Every way of sending must bear being
 * repeated: an answer that was lost looks like a request that was. One result for each record, in the order of the records.
 */
export async function writeRecords<R>(
  records: readonly R[],
  send: (batch: readonly R[]) => Promise<SaveResult[]>,
  { retriedStatus = [], wait = sleep }: WriteOptions = {}
): Promise<SaveResult[]> {
  const transient = new Set([...TRANSIENT_STATUS, ...retriedStatus]);
  const results: SaveResult[] = [];
  for (const batch of inBatches(records, BATCH_SIZE)) {
    results.push(...(await sendRepeatedly(batch, send, transient, wait)));
  }
  return results;
}

/** Cuts a list into pieces of a size. */
export function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size)
  );
}

async function sendRepeatedly<R>(
  batch: readonly R[],
  send: (batch: readonly R[]) => Promise<SaveResult[]>,
  transient: ReadonlySet<string>,
  wait: (milliseconds: number) => Promise<unknown>
): Promise<SaveResult[]> {
  const results = await sendOnce(batch, send);
  for (const milliseconds of WAITS_IN_MILLISECONDS) {
    const again = results.flatMap((result, index) => (isTransient(result, transient) ? [index] : []));
    if (again.length === 0) {
      break;
    }
    await wait(milliseconds);
    const repeated = await sendOnce(
      batch.filter((_, index) => again.includes(index)),
      send
    );
    again.forEach((index, position) => (results[index] = repeated[position] ?? results[index] ?? noAnswer()));
  }
  return results;
}

/** A request that fails as a whole fails for each of its records. */
async function sendOnce<R>(
  batch: readonly R[],
  send: (batch: readonly R[]) => Promise<SaveResult[]>
): Promise<SaveResult[]> {
  try {
    const results = await send(batch);
    return batch.map((_, index) => results[index] ?? noAnswer());
  } catch (error) {
    const code = errorCode(error);
    const statusCode = TRANSIENT_REQUEST.has(code) ? "SERVER_UNAVAILABLE" : code || "UNKNOWN_EXCEPTION";
    return batch.map(() => ({ id: null, created: false, errors: [{ statusCode, message: errorText(error) }] }));
  }
}

function isTransient(result: SaveResult, transient: ReadonlySet<string>): boolean {
  return result.errors.length > 0 && result.errors.every(({ statusCode }) => transient.has(statusCode));
}

function noAnswer(): SaveResult {
  return {
    id: null,
    created: false,
    errors: [{ statusCode: "UNKNOWN_EXCEPTION", message: "The org gave no answer." }]
  };
}
