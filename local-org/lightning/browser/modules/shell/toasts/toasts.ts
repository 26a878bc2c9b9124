import { LightningElement } from "lwc";
import { ShowToastEventName, type ToastDetail } from "../../lightning/platformShowToastEvent/platformShowToastEvent.ts";

interface Part {
  key: string;
  label: string;
  url: string | null;
}

interface Toast {
  id: string;
  title: string | undefined;
  parts: Part[];
  hasMessage: boolean;
  variant: string;
  icon: string;
  className: string;
}

const SECONDS = 5;

/** Shows what components ask for by `ShowToastEvent`. */
export default class Toasts extends LightningElement {
  toasts: Toast[] = [];
  #lastId = 0;

  connectedCallback(): void {
    document.addEventListener(ShowToastEventName, (event) => this.#show((event as CustomEvent<ToastDetail>).detail));
  }

  #show({ title, message, messageData = [], variant = "info", mode = "dismissible" }: ToastDetail): void {
    const id = String(++this.#lastId);
    const icon = `utility:${variant}`;
    const className = `slds-notify slds-notify_toast slds-theme_${variant}`;
    const parts = partsOf(message ?? "", messageData);
    this.toasts = [...this.toasts, { id, title, parts, hasMessage: parts.length > 0, variant, icon, className }];
    if (mode !== "sticky") setTimeout(() => this.#remove(id), SECONDS * 1000);
  }

  handleClose(event: Event): void {
    this.#remove((event.currentTarget as HTMLElement).dataset.id ?? "");
  }

  #remove(id: string): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }
}

/** A message with its `{0}` placeholders filled, which may be links. */
function partsOf(message: string, data: NonNullable<ToastDetail["messageData"]>): Part[] {
  return message.split(/(\{\d+\})/).flatMap((text, index): Part[] => {
    const key = String(index);
    const number = /^\{(\d+)\}$/.exec(text)?.[1];
    const value = number === undefined ? text : (data[Number(number)] ?? text);
    if (value === "") return [];
    return typeof value === "string" ? [{ key, label: value, url: null }] : [{ key, ...value }];
  });
}
