/** https://developer.salesforce.com/docs/platform/lwc/guide/use-message-channel.html */
interface Channel {
  messageChannel: string;
}

type Listener = (message: unknown) => void;

export const APPLICATION_SCOPE = Symbol("APPLICATION_SCOPE");

const subscribers = new Map<string, Set<Listener>>();

export function createMessageContext(): object {
  return {};
}

export function releaseMessageContext(): void {}

/** Sends a message to all who subscribed to the channel. */
export function publish(_context: object, channel: Channel, message: unknown): void {
  for (const listener of [...(subscribers.get(channel.messageChannel) ?? [])]) listener(message);
}

export interface Subscription {
  channel: string;
  listener: Listener;
}

export function subscribe(_context: object, channel: Channel, listener: Listener): Subscription {
  const name = channel.messageChannel;
  subscribers.set(name, (subscribers.get(name) ?? new Set()).add(listener));
  return { channel: name, listener };
}

export function unsubscribe(subscription: Subscription | null | undefined): void {
  if (subscription) subscribers.get(subscription.channel)?.delete(subscription.listener);
}

/** Channels are shared by the whole page, so the context tells nothing. */
export class MessageContext {
  constructor(emit: (context: object) => void) {
    emit({});
  }
  connect(): void {}
  disconnect(): void {}
  update(): void {}
}
