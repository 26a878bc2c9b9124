import { isObject, type JsonObject } from "../input.ts";
import { isServedVersion } from "../versions.ts";
import type { Channels, StreamedEvent } from "./channels.ts";
import { StreamingClient } from "./streamingClient.ts";

/** How long a connection without events is held open, in milliseconds: the platform's 110 seconds. */
const CONNECTION_TIME = 110_000;

/** Without a connection for so long, a client is forgotten. */
const FORGET_AFTER = 180_000;

const MOST_CLIENTS = 2_000;

export interface BayeuxOptions {
  channels: Channels;
  /** Whether a channel exists for the user. */
  hasChannel(userId: string, channel: string): boolean;
}

type Answer = JsonObject & { channel: string };

/** The Bayeux protocol by long polling: https://docs.cometd.org/current/reference/#_bayeux */
export class Bayeux {
  readonly #options: BayeuxOptions;
  readonly #clients = new Map<string, StreamingClient>();

  constructor(options: BayeuxOptions) {
    this.#options = options;
    options.channels.listen((event) => {
      for (const client of this.#clients.values()) if (client.channels.has(event.channel)) client.deliver([event]);
    });
  }

  /** Answers the messages of one request; holds a `/meta/connect` until there is something to tell or `onAbandon` is called back. */
  async answer(
    userId: string,
    version: string,
    messages: readonly JsonObject[],
    onAbandon: (release: () => void) => void
  ): Promise<JsonObject[]> {
    const answers: JsonObject[] = [];
    for (const message of messages) {
      const answer = this.#answerAtOnce(userId, version, message);
      answers.push(answer);
      if (answer["channel"] === "/meta/connect" && answer["successful"] === true)
        answers.unshift(...(await this.#events(String(answer["clientId"]), message, onAbandon)));
    }
    return answers;
  }

  /** Answers all that wait, so that the server can stop. */
  releaseAll(): void {
    for (const client of this.#clients.values()) client.release();
  }

  #answerAtOnce(userId: string, version: string, message: JsonObject): Answer {
    const channel = String(message["channel"]);
    const base = { channel, ...(message["id"] === undefined ? {} : { id: message["id"] }) };
    const refuse = (error: string, more: JsonObject = {}): Answer => ({ ...base, successful: false, error, ...more });
    if (!isServedVersion(version))
      return refuse("400::API version in the URI is mandatory. URI format: '/cometd/62.0'");
    if (channel === "/meta/handshake") return { ...base, ...this.#handshake(userId) };
    const client = this.#clients.get(String(message["clientId"]));
    if (client === undefined || client.userId !== userId)
      return refuse("403::Unknown client", { advice: { reconnect: "handshake", interval: 0 } });
    const known = { ...base, clientId: client.id };
    switch (channel) {
      case "/meta/connect":
        return { ...known, successful: true, advice: { reconnect: "retry", interval: 0, timeout: CONNECTION_TIME } };
      case "/meta/subscribe":
        return { ...known, ...this.#subscribe(client, message) };
      case "/meta/unsubscribe":
        for (const name of names(message["subscription"])) client.channels.delete(name);
        return { ...known, subscription: message["subscription"], successful: true };
      case "/meta/disconnect":
        this.#clients.delete(client.id);
        client.release();
        return { ...known, successful: true };
      default:
        return refuse("400::Clients cannot publish to this channel");
    }
  }

  #handshake(userId: string): JsonObject {
    for (const client of this.#clients.values()) if (client.isGone(FORGET_AFTER)) this.#clients.delete(client.id);
    if (this.#clients.size >= MOST_CLIENTS)
      return { successful: false, error: "403::Organization concurrent user limit exceeded" };
    const client = new StreamingClient(userId);
    this.#clients.set(client.id, client);
    return {
      clientId: client.id,
      ext: { replay: true, "payload.format": true },
      minimumVersion: "1.0",
      successful: true,
      supportedConnectionTypes: ["long-polling"],
      version: "1.0"
    };
  }

  #subscribe(client: StreamingClient, message: JsonObject): JsonObject {
    const subscription = message["subscription"];
    const wanted = names(subscription);
    const refusal = this.#refusal(client, wanted);
    if (refusal !== null) return { subscription, successful: false, error: refusal };
    for (const name of wanted) {
      if (client.channels.has(name)) continue;
      client.channels.add(name);
      client.deliver(this.#options.channels.since(name, replayIdOf(message, name)));
    }
    return { subscription, successful: true };
  }

  #refusal(client: StreamingClient, wanted: readonly string[]): string | null {
    if (wanted.length === 0) return "400::Channel name not specified";
    if (wanted.some((name) => !name.startsWith("/"))) return "400::Channel subscriptions must start with a leading '/'";
    const missing = wanted.find((name) => !this.#options.hasChannel(client.userId, name));
    return missing === undefined ? null : `400::The channel you requested to subscribe to does not exist {${missing}}`;
  }

  async #events(
    clientId: string,
    message: JsonObject,
    onAbandon: (release: () => void) => void
  ): Promise<JsonObject[]> {
    const client = this.#clients.get(clientId);
    if (client === undefined) return [];
    onAbandon(() => client.release());
    const advice = message["advice"];
    const wanted = isObject(advice) ? Number(advice["timeout"]) : NaN;
    const longest = wanted >= 0 ? Math.min(wanted, CONNECTION_TIME) : CONNECTION_TIME;
    await client.untilEvent(longest);
    return client.take().flatMap((event) => eventMessage(event, client.userId));
  }
}

function eventMessage({ channel, dataFor }: StreamedEvent, userId: string): JsonObject[] {
  const data = dataFor(userId);
  return data === null ? [] : [{ channel, data }];
}

function names(subscription: unknown): string[] {
  const list = Array.isArray(subscription) ? subscription : [subscription];
  return list.filter((name): name is string => typeof name === "string" && name !== "");
}

/** `ext: { replay: { "/event/Order__e": -2 } }`; only what is new where the client does not say. */
function replayIdOf(message: JsonObject, channel: string): number {
  const ext = message["ext"];
  const replay = isObject(ext) ? ext["replay"] : undefined;
  const id = isObject(replay) ? Number(replay[channel] ?? -1) : -1;
  return Number.isInteger(id) ? id : -1;
}
