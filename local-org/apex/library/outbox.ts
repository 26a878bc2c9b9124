import { currentExecution } from "../runtime/execution.ts";

/** An e-mail that Apex sent: it stays in the local org. */
export interface SentEmail {
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string;
  text: string | null;
  html: string | null;
  /** The record that it is about. */
  whatId: string | null;
  sentBy: string;
}

/** A custom notification that Apex sent. */
export interface SentNotification {
  typeId: string;
  recipients: string[];
  title: string;
  body: string;
  targetId: string | null;
  sentBy: string;
}

export interface Outbox {
  readonly emails: SentEmail[];
  readonly notifications: SentNotification[];
}

const OUTBOX = Symbol("outbox");

/** What this transaction has sent; `afterCommit` is the time to deliver it. */
export function outbox(): Outbox {
  return outboxOf(currentExecution().transaction);
}

/** What a transaction has sent. */
export function outboxOf(transaction: { readonly state: Map<symbol, unknown> }): Outbox {
  const known = transaction.state.get(OUTBOX) as Outbox | undefined;
  const box = known ?? { emails: [], notifications: [] };
  if (known === undefined) transaction.state.set(OUTBOX, box);
  return box;
}
