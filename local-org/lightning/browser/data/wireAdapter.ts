import { unwrap } from "lwc";

export interface WireValue<T> {
  data: T | undefined;
  error: unknown;
}

export type DataCallback<T> = (value: WireValue<T>) => void;

const refreshers = new WeakMap<object, () => Promise<unknown>>();

/** A config whose every named value is there; a wire waits until then. */
export function isComplete(config: object, required: readonly string[]): boolean {
  const values = config as Record<string, unknown>;
  return required.every((name) => values[name] !== undefined && values[name] !== null && values[name] !== "");
}

/**
 * What the wire adapters of the platform have in common: they begin with nothing, answer once their parameters are there, drop answers
 * that come after newer parameters, and can be refreshed through the value that they handed out.
 */
export abstract class WireAdapter<C extends object, T> {
  readonly #emit: DataCallback<T>;
  #config: C | undefined;
  #connected = false;
  #round = 0;

  constructor(dataCallback: DataCallback<T>) {
    this.#emit = dataCallback;
    dataCallback({ data: undefined, error: undefined });
  }

  connect(): void {
    this.#connected = true;
    if (this.#config !== undefined) void this.run(false);
  }

  disconnect(): void {
    this.#connected = false;
    this.#round++;
    this.release();
  }

  update(config: C): void {
    this.#config = config;
    if (this.#connected) void this.run(false);
  }

  /** Whether the parameters are there that an answer needs. */
  protected abstract ready(config: C): boolean;

  /** The answer; `again` asks past any cache. */
  protected abstract load(config: C, again: boolean): Promise<T>;

  /** Called when the component is gone or asks for something else. */
  protected release(): void {}

  /** Hands out a value that came by itself. */
  protected push(value: WireValue<T>): void {
    if (!this.#connected) return;
    refreshers.set(value, () => this.run(true));
    this.#emit(value);
  }

  protected async run(again: boolean): Promise<void> {
    const config = this.#config;
    if (!again) this.release();
    if (config === undefined || !this.ready(config)) return;
    const round = ++this.#round;
    const value = await settled(this.load(config, again));
    if (round === this.#round) this.push(value);
  }
}

async function settled<T>(answer: Promise<T>): Promise<WireValue<T>> {
  try {
    return { data: await answer, error: undefined };
  } catch (error) {
    return { data: undefined, error };
  }
}

/** Asks again for what a wire handed out (`refreshApex`). */
export async function refreshWire(value: object | undefined): Promise<unknown> {
  if (value === undefined || value === null) return undefined;
  return refreshers.get(unwrap(value) as object)?.();
}
