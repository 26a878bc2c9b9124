import { currentExecution } from "../../runtime/execution.ts";
import { ApexList, raise } from "../../runtime/values/index.ts";
import type { TestContext } from "../../testing/context.ts";
import { enqueue, updateJob } from "./jobs.ts";

/** Batch jobs that are queued at once; those behind them hold in the flex queue. */
const QUEUED_AT_ONCE = 5;

/** The batch jobs of a test that wait, in their order. */
const waiting = new WeakMap<TestContext, { queued: number; holding: string[] }>();

/**
 * Tells the flex queue of a batch job. Only tests have one: outside of them no job waits for another.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FlexQueue.htm
 */
export function holdInFlexQueue(jobId: string): void {
  const { test } = currentExecution();
  if (test === null) return;
  const queue = queueOf(test);
  if (++queue.queued <= QUEUED_AT_ONCE) return;
  queue.holding.push(jobId);
  updateJob(jobId, { Status: "Holding" });
}

/** `Test.enqueueBatchJobs`: jobs that do nothing. */
export function enqueueEmptyJobs(count: number): ApexList {
  const ids = Array.from({ length: count }, () => {
    const id = enqueue({ kind: "batch", className: "" }, [], () => undefined);
    holdInFlexQueue(id);
    return id;
  });
  return new ApexList("Id", ids);
}

/** `Test.getFlexQueueOrder`. */
export function flexQueueOrder(): ApexList {
  return new ApexList("Id", [...holding()]);
}

/** Puts a job before another, or behind it; false where it stands there already. */
export function moveNextTo(jobId: string, other: string, place: "before" | "after"): boolean {
  if (placeOf(jobId) === placeOf(other)) return false;
  const rest = holding().filter((id) => id !== jobId);
  const at = rest.indexOf(other) + (place === "after" ? 1 : 0);
  return reorder([...rest.slice(0, at), jobId, ...rest.slice(at)]);
}

/** Puts a job first or last; false where it is that already. */
export function moveToEdge(jobId: string, edge: "front" | "end"): boolean {
  placeOf(jobId);
  const rest = holding().filter((id) => id !== jobId);
  return reorder(edge === "front" ? [jobId, ...rest] : [...rest, jobId]);
}

function reorder(order: string[]): boolean {
  const ids = holding();
  const isSame = order.every((id, at) => id === ids[at]);
  ids.splice(0, ids.length, ...order);
  return !isSame;
}

function placeOf(jobId: string): number {
  const place = holding().indexOf(jobId);
  return place < 0 ? raise("System.NoSuchElementException", `No job in the flex queue with id ${jobId}`) : place;
}

function holding(): string[] {
  const { test } = currentExecution();
  return test === null ? [] : queueOf(test).holding;
}

function queueOf(test: TestContext): { queued: number; holding: string[] } {
  const queue = waiting.get(test) ?? { queued: 0, holding: [] };
  waiting.set(test, queue);
  return queue;
}
