import { randomBytes } from "node:crypto";
import type { StreamedEvent } from "./channels.ts";

/** A client that asks for less than this falls behind and loses the oldest. */
const MOST_WAITING = 10_000;

/** One subscriber: what it wants to hear, and what it has not heard yet. */
export class StreamingClient {
  readonly id = randomBytes(16).toString("hex");
  readonly userId: string;
  readonly channels = new Set<string>();
  #waiting: StreamedEvent[] = [];
  #wake: (() => void) | null = null;
  #lastSeen = Date.now();

  constructor(userId: string) {
    this.userId = userId;
  }

  deliver(events: readonly StreamedEvent[]): void {
    if (events.length === 0) return;
    this.#waiting = [...this.#waiting, ...events].slice(-MOST_WAITING);
    this.release();
  }

  take(): StreamedEvent[] {
    this.#lastSeen = Date.now();
    const events = this.#waiting;
    this.#waiting = [];
    return events;
  }

  /** Ends when there is an event, when `release` is called, or after the milliseconds. */
  async untilEvent(milliseconds: number): Promise<void> {
    this.release();
    if (this.#waiting.length > 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }

  /** Lets go of the request that waits. */
  release(): void {
    this.#wake?.();
    this.#wake = null;
  }

  /** Whether it neither waits nor has asked for so many milliseconds. */
  isGone(milliseconds: number): boolean {
    return this.#wake === null && Date.now() - this.#lastSeen > milliseconds;
  }
}
