import type { JsonObject } from "../input.ts";

/** What a subscriber of a channel is told. */
export interface StreamedEvent {
  channel: string;
  /** Grows within the channel. */
  replayId: number;
  /** What this user is told; null for nothing. */
  dataFor(userId: string): JsonObject | null;
}

export type ChannelData = JsonObject & { event?: JsonObject };

/** The latest events of a channel that a new subscriber may ask for. */
const RETAINED = 1000;

/** Replay options of a subscription: https://developer.salesforce.com/docs/platform/api-streaming/guide/using-streaming-api-durability.html */
const ONLY_NEW = -1;
const ALL_RETAINED = -2;

/** The channels of one server, with their latest events; they do not outlive it. */
export class Channels {
  readonly #retained = new Map<string, StreamedEvent[]>();
  readonly #listeners = new Set<(event: StreamedEvent) => void>();
  #lastReplayId = 0;

  /** Tells the subscribers of a channel. `event` is what the platform adds to the data's own `event` part. */
  publish(channel: string, { event = {}, ...data }: ChannelData, replayId = ++this.#lastReplayId): void {
    const whole = { ...data, event: { ...event, replayId } };
    this.publishFor(channel, replayId, () => whole);
  }

  /** Tells the subscribers of a channel, each in its own way. */
  publishFor(channel: string, replayId: number, dataFor: StreamedEvent["dataFor"]): void {
    const streamed = { channel, replayId, dataFor };
    this.#retained.set(channel, [...(this.#retained.get(channel) ?? []), streamed].slice(-RETAINED));
    for (const listener of this.#listeners) listener(streamed);
  }

  /** Tells of a change to a record of the platform's own, such as a test run. */
  publishChange(topic: "Logging" | "TestResult", type: "created" | "updated", recordId: string): void {
    this.publish(`/systemTopic/${topic}`, {
      event: { type, createdDate: new Date().toISOString() },
      sobject: { Id: recordId }
    });
  }

  listen(listener: (event: StreamedEvent) => void): void {
    this.#listeners.add(listener);
  }

  /** The retained events behind a replay id; -1 wants none, -2 all. */
  since(channel: string, replayId: number): StreamedEvent[] {
    if (replayId === ONLY_NEW) return [];
    const retained = this.#retained.get(channel) ?? [];
    return replayId === ALL_RETAINED ? retained : retained.filter((event) => event.replayId > replayId);
  }
}
