declare module "lightning/modal" {
  import { LightningElement } from "lwc";
  export default class LightningModal extends LightningElement {
    static open(options: Record<string, unknown>): Promise<unknown>;
    connectedCallback(): void;
    close(result?: unknown): void;
  }
}

declare module "lightning/confirm" {
  export default class LightningConfirm {
    static open(options: { message: string; label: string; theme?: string; variant?: string }): Promise<boolean>;
  }
}
