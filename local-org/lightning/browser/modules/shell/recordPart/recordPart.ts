import { api } from "lwc";
import PagePart from "../pagePart/pagePart.ts";

/** One that shows something of the page's record: it loads when it comes into the page, and again when the page turns to another record. */
export default abstract class RecordPart extends PagePart {
  /** Ends what the part follows. */
  protected stop: (() => void) | undefined;
  #recordId = "";

  @api get recordId(): string {
    return this.#recordId;
  }
  set recordId(id: string) {
    this.#recordId = id;
    if (this.isConnected) void this.load();
  }

  connectedCallback(): void {
    void this.load();
  }

  disconnectedCallback(): void {
    this.stop?.();
  }

  protected abstract load(): Promise<void>;
}
