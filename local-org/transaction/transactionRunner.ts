import type { UserContext } from "../security/types.ts";
import type { Store } from "../store/types.ts";
import { keepUnlessUndone } from "./keepUnlessUndone.ts";
import { beginTransaction } from "./transaction.ts";
import type { Transaction } from "./types.ts";

type Work = () => void;

export interface RunnerOptions {
  store: Store;
  user(userId: string): UserContext;
  /** What work after a commit throws has nobody to be thrown to. */
  onBackgroundError(error: unknown): void;
}

/**
 * Runs transactions against the store, and what they leave for after their commit. A transaction within a transaction commits with the outer one, but
 * has limits of its own.
 */
export class TransactionRunner {
  readonly #options: RunnerOptions;
  /** What the transaction under way leaves for after its commit; null between transactions. */
  #leftBehind: Work[] | null = null;
  readonly #queue: Work[] = [];

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Runs the work as one transaction: commits when it returns, rolls back and rethrows when it throws. */
  transact<T>(userId: string, work: (transaction: Transaction) => T): T {
    return this.#unit(() => work(this.begin(this.#options.user(userId), false)));
  }

  /** Begins the bookkeeping of a transaction within what is under way. */
  begin(user: UserContext, asynchronous: boolean): Transaction {
    return beginTransaction(user, {
      asynchronous,
      afterCommit: (work) => this.#leaveBehind(work),
      afterEnd: (work) => this.#schedule([work])
    });
  }

  /** Runs what committed transactions left behind, and what that leaves behind, until nothing is left. */
  drain(): void {
    for (let work = this.#queue.shift(); work !== undefined; work = this.#queue.shift()) this.#runInBackground(work);
  }

  /** Forgets what waits to be run, since the store is about to close. Jobs are on record as queued and begin when it opens again. */
  abandon(): void {
    this.#queue.length = 0;
  }

  #unit<T>(work: () => T): T {
    const { store } = this.#options;
    if (this.#leftBehind !== null) return store.transaction(work);
    const leftBehind: Work[] = [];
    this.#leftBehind = leftBehind;
    try {
      const result = store.transaction(work);
      this.#schedule(leftBehind);
      return result;
    } finally {
      this.#leftBehind = null;
    }
  }

  #leaveBehind(work: Work): void {
    if (this.#leftBehind === null) this.#schedule([work]);
    else keepUnlessUndone(this.#options.store, this.#leftBehind, work);
  }

  /** A later turn of the event loop, so that the client has its answer before its queueables run. */
  #schedule(works: readonly Work[]): void {
    for (const work of works) {
      this.#queue.push(work);
      setImmediate(() => this.#runNext());
    }
  }

  #runNext(): void {
    const work = this.#queue.shift();
    if (work !== undefined) this.#runInBackground(work);
  }

  #runInBackground(work: Work): void {
    try {
      this.#unit(work);
    } catch (error) {
      this.#options.onBackgroundError(error);
    }
  }
}
