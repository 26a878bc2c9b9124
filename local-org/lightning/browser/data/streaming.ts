import { API } from "./http.ts";

const VERSION = API.split("/v")[1] ?? "62.0";
const RETRY_MILLISECONDS = 3000;

interface Message {
  channel: string;
  clientId?: string;
  successful?: boolean;
  error?: string;
  subscription?: string;
  data?: { event?: { replayId?: number } };
}

/** What `lightning/empApi` hands out. */
export interface Subscription {
  id: string;
  channel: string;
  replayId: number;
}

type Listener = (message: Message) => void;
type ErrorListener = (error: { error: string; channel?: string }) => void;

const listeners = new Map<string, { channel: string; receive: Listener }>();
const errorListeners = new Set<ErrorListener>();
let client: Promise<string> | null = null;
let count = 0;

/** One client of the streaming API for the whole page: https://docs.cometd.org/current/reference/#_bayeux */
async function send(...messages: object[]): Promise<Message[]> {
  const response = await fetch(`/cometd/${VERSION}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(messages)
  });
  return (await response.json()) as Message[];
}

async function handshake(): Promise<string> {
  const hello = { channel: "/meta/handshake", version: "1.0", supportedConnectionTypes: ["long-polling"] };
  const [answer] = await send(hello);
  if (answer?.successful !== true) throw new Error(answer?.error ?? "The streaming API does not answer");
  const clientId = answer.clientId ?? "";
  void poll(clientId);
  return clientId;
}

/** Asks for events, and again as soon as there is an answer, until the server forgot this client. */
async function poll(clientId: string): Promise<void> {
  try {
    const answers = await send({ channel: "/meta/connect", clientId, connectionType: "long-polling" });
    const connected = answers.find(({ channel }) => channel === "/meta/connect")?.successful === true;
    for (const message of answers) if (message.data !== undefined) tell(message);
    if (connected) {
      void poll(clientId);
      return;
    }
  } catch {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
  }
  client = null;
  if (listeners.size > 0) await subscribeAgain();
}

async function subscribeAgain(): Promise<void> {
  try {
    const channels = new Set([...listeners.values()].map(({ channel }) => channel));
    await Promise.all([...channels].map((channel) => subscribeChannel(channel, -1)));
  } catch (error) {
    fail({ error: error instanceof Error ? error.message : String(error) });
    setTimeout(() => void subscribeAgain(), RETRY_MILLISECONDS);
  }
}

async function subscribeChannel(channel: string, replayId: number): Promise<void> {
  const clientId = await (client ??= handshake());
  const ext = { replay: { [channel]: replayId } };
  const [answer] = await send({ channel: "/meta/subscribe", clientId, subscription: channel, ext });
  if (answer?.successful === true) return;
  const error = answer?.error ?? `The channel ${channel} cannot be subscribed to`;
  fail({ error, channel });
  throw new Error(error);
}

function tell(message: Message): void {
  for (const { channel, receive } of [...listeners.values()]) if (channel === message.channel) receive(message);
}

function fail(error: Parameters<ErrorListener>[0]): void {
  for (const listener of errorListeners) listener(error);
}

/** Follows a channel such as `/event/Order__e`, from the events after `replayId` on: -1 for new ones, -2 for all that are kept. */
export async function subscribe(channel: string, replayId: number, receive: Listener): Promise<Subscription> {
  await subscribeChannel(channel, replayId);
  const id = String(++count);
  listeners.set(id, { channel, receive });
  return { id, channel, replayId };
}

/** Ends a subscription; the last one of a channel leaves the channel. */
export async function unsubscribe({ id, channel }: Subscription): Promise<Message> {
  listeners.delete(id);
  const done = { channel: "/meta/unsubscribe", subscription: channel, successful: true };
  if (client === null || [...listeners.values()].some((each) => each.channel === channel)) return done;
  const [answer] = await send({ channel: "/meta/unsubscribe", clientId: await client, subscription: channel });
  return answer ?? done;
}

export function onStreamingError(listener: ErrorListener): void {
  errorListeners.add(listener);
}
