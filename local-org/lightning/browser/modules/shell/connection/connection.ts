import { LightningElement } from "lwc";
import { onConnection } from "../../../data/serverEvents.ts";

/** A reconnection within this time is none to talk about. */
const PATIENCE_MILLISECONDS = 1500;

/** Tells that the server is away, for as long as it is. */
export default class Connection extends LightningElement {
  isLost = false;
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#stop = onConnection((connected) => {
      clearTimeout(this.#timer);
      if (connected) this.isLost = false;
      else this.#timer = setTimeout(() => (this.isLost = true), PATIENCE_MILLISECONDS);
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
    clearTimeout(this.#timer);
  }

  handleReload(): void {
    location.reload();
  }
}
