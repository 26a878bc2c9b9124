import { LimitExceededError } from "../transaction/limits.ts";
import type { Transaction } from "../transaction/types.ts";
import type { RecordValues } from "../values.ts";
import { undoneUnless } from "./attempts.ts";
import type { EventSubscriberConfig } from "./eventSubscriberConfigs.ts";
import { noteDelivery, notesOf } from "./eventSubscribers.ts";
import { saveApart } from "./mixedDml.ts";
import { isGood, newRow } from "./row.ts";
import type { Statement } from "./statement.ts";
import { eventFlows } from "./steps/recordFlows.ts";
import { isApexException } from "./triggers.ts";
import type { EventDelivery } from "./types.ts";

/** Events that a trigger is given at once: https://developer.salesforce.com/docs/platform/platform-events/guide/platform-events-subscribe-apex.html */
const BATCH = 2000;

/** So often a trigger is run again that asks for it; then it is given nothing more. */
const MOST_RETRIES = 9;

const RETRYABLE = /^eventbus\.RetryableException(?:: )?(?<message>.*)$/is;

/** A batch on its way to one trigger. */
interface Batch {
  trigger: string;
  records: readonly RecordValues[];
  retries: number;
  lastError: string | null;
}

const WAITING = Symbol("batches whose triggers have asked for a retry");

/** Runs the triggers and the flows of the statement's event: each trigger is a subscriber of its own, and each batch has a transaction of its own. */
export function deliverToSubscribers(statement: Statement, records: readonly RecordValues[]): void {
  const { triggers, flows, object } = statement;
  const names = triggers?.names(object, "after", "insert") ?? [];
  const startsFlows = flows?.handles(object, "PlatformEvent") === true;
  if (names.length === 0 && !startsFlows) return;
  for (const trigger of names)
    for (const batch of batchesOf(records, configOf(statement, trigger)?.batchSize ?? BATCH))
      deliver(statement, { trigger, records: batch, retries: 0, lastError: null });
  if (!startsFlows) return;
  for (const batch of batchesOf(records, BATCH))
    apart(statement, null, (transaction) => startFlows({ ...statement, transaction }, batch));
}

function* batchesOf(records: readonly RecordValues[], size: number): Generator<readonly RecordValues[], void> {
  for (let start = 0; start < records.length; start += size) yield records.slice(start, start + size);
}

function configOf({ dependencies }: Statement, trigger: string): EventSubscriberConfig | undefined {
  return dependencies.eventSubscribers?.get(trigger.toLowerCase());
}

/** Gives the triggers of a test again what they asked for. */
export function resendEvents({ state }: Transaction): void {
  const waiting = (state.get(WAITING) ?? []) as (() => void)[];
  for (const resend of waiting.splice(0)) resend();
}

function deliver(statement: Statement, batch: Batch): void {
  const username = configOf(statement, batch.trigger)?.username ?? null;
  apart(statement, username, (transaction) => run(statement, transaction, batch));
}

function apart(
  { dependencies, transaction }: Statement,
  username: string | null,
  work: (transaction: Transaction) => void
): void {
  const saveTogether = saveApart(transaction);
  if (dependencies.newTransaction === undefined) work(transaction);
  else dependencies.newTransaction(work, username);
  saveTogether();
}

function startFlows(statement: Statement, records: readonly RecordValues[]): void {
  const events = records.map((record, index) => ({ ...newRow(index, {}), record }));
  undoneUnless(statement.dependencies.store, () => {
    eventFlows(statement, events);
    return events.every(isGood);
  });
}

/** A subscriber's failure is its own: what it did is undone, and whoever published has long been told that it worked. */
function run(statement: Statement, transaction: Transaction, batch: Batch): void {
  const { dependencies, object } = statement;
  if (notesOf(dependencies, object, batch.trigger)?.["Status"] === "Error") return;
  const delivery: EventDelivery = { retries: batch.retries, lastError: batch.lastError, checkpoint: null };
  let failure: unknown = null;
  undoneUnless(dependencies.store, () => {
    failure = failureOf(statement, transaction, batch, delivery);
    return failure === null || (delivery.checkpoint !== null && retryMessage(failure) === null);
  });
  const message = retryMessage(failure);
  if (message === null) goOn(statement, batch, delivery);
  else retry(statement, batch, message);
}

/** What left the trigger, an Apex exception or a passed limit; null where it went well. */
function failureOf(statement: Statement, transaction: Transaction, batch: Batch, delivery: EventDelivery): unknown {
  const { triggers, object } = statement;
  const { trigger, records } = batch;
  const newRecords = [...records];
  try {
    const event = { object, newRecords, oldRecords: null, trigger, delivery };
    const errors = triggers?.run(transaction, { ...event, timing: "after", operation: "insert" });
    return errors === undefined || errors.size === 0 ? null : errors;
  } catch (problem) {
    if (isApexException(problem) || problem instanceof LimitExceededError) return problem;
    throw problem;
  }
}

/** The message of a `RetryableException`; null for other failures. */
function retryMessage(failure: unknown): string | null {
  return isApexException(failure) ? (RETRYABLE.exec(failure.describe())?.groups?.["message"] ?? null) : null;
}

/** https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex_refire.htm */
function retry(statement: Statement, batch: Batch, message: string): void {
  const { dependencies, object, transaction } = statement;
  const isLast = batch.retries >= MOST_RETRIES;
  const retries = isLast ? batch.retries : batch.retries + 1;
  const Status = isLast ? "Error" : "Running";
  noteDelivery(dependencies, object, batch.trigger, { Status, Retries: retries, LastError: message });
  if (isLast) return;
  const resend = (): void => deliver(statement, { ...batch, retries, lastError: message });
  if (dependencies.resendsWhenAsked === true) waitingOf(transaction).push(resend);
  else transaction.afterCommit(resend);
}

function waitingOf({ state }: Transaction): (() => void)[] {
  const waiting = (state.get(WAITING) ?? []) as (() => void)[];
  state.set(WAITING, waiting);
  return waiting;
}

/**
 * Gives a trigger that stopped behind a checkpoint what comes after it.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_batch_resume.htm
 */
function goOn(statement: Statement, batch: Batch, { checkpoint, retries, lastError }: EventDelivery): void {
  const { dependencies, object, transaction } = statement;
  const { trigger, records } = batch;
  const done = records.findIndex((record) => record["ReplayId"] === checkpoint);
  const last = records[done < 0 ? records.length - 1 : done];
  const Position = Number(last?.["ReplayId"] ?? -1);
  noteDelivery(dependencies, object, trigger, { Position, Retries: retries, LastError: lastError });
  const rest = done < 0 ? [] : records.slice(done + 1);
  if (rest.length === 0) return;
  transaction.afterCommit(() => deliver(statement, { trigger, records: rest, retries: 0, lastError: null }));
}
