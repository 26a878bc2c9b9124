import type { UserContext } from "../security/types.ts";
import { GovernorLimits } from "./limits.ts";
import type { Limits, Transaction } from "./types.ts";

export interface TransactionOptions {
  /** Asynchronous work (queueables, batches, futures) has wider limits. */
  asynchronous?: boolean;
  /** Where work for after the commit goes. */
  afterCommit: (work: () => void) => void;
  /** Where work goes that runs whether the transaction commits or not; to the other where absent. */
  afterEnd?: (work: () => void) => void;
}

/** Begins the bookkeeping of a transaction of the user; the store's part is `LocalOrg.transact`. */
export function beginTransaction(user: UserContext, options: TransactionOptions): Transaction {
  const limits: Limits = new GovernorLimits(options.asynchronous === true ? "asynchronous" : "synchronous");
  return {
    user,
    limits,
    startedAt: Date.now(),
    triggerDepth: 0,
    state: new Map(),
    afterCommit: options.afterCommit,
    afterEnd: options.afterEnd ?? options.afterCommit
  };
}
