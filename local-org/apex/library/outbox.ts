import { announceDelivery } from "../../outbox/deliveries.ts";
import { keepEmail } from "../../outbox/emails.ts";
import { deliverNotification } from "../../outbox/notifications.ts";
import type { Email, Notification } from "../../outbox/types.ts";
import { currentExecution } from "../runtime/execution.ts";

/** Sends an e-mail as far as the org's outbox: a rollback, of the transaction or to a savepoint, takes it back. */
export function sendOut(email: Omit<Email, "sentBy">): void {
  const { platform, user } = currentExecution();
  keepEmail(platform.store, { ...email, sentBy: user.userId });
  tellAfterCommit();
}

/** Sends a notification to the bells of its recipients; a rollback takes it back. */
export function notify(notification: Omit<Notification, "sentBy">, recipients: readonly string[]): void {
  const { platform, user } = currentExecution();
  deliverNotification(platform.store, { ...notification, sentBy: user.userId }, recipients);
  tellAfterCommit();
}

/** Nobody looks at what tests send. */
function tellAfterCommit(): void {
  const { platform, transaction, test } = currentExecution();
  if (test === null) transaction.afterCommit(() => announceDelivery(platform.store));
}
