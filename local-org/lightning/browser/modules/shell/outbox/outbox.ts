import LightningConfirm from "lightning/confirm";
import { api, LightningElement } from "lwc";
import { messageOf } from "../../../data/http.ts";
import { emailUrl, emptyOutbox, readOutbox, type Outbox as Emails } from "../../../data/outbox.ts";
import { announceTitle } from "../../../data/recordDialogs.ts";
import { navigateTo } from "../../../data/router.ts";
import { onServerEvent } from "../../../data/serverEvents.ts";
import { showToast } from "../../../data/toast.ts";

interface Row {
  id: number;
  url: string;
  subject: string;
  to: string;
  from: string;
  sentAt: string;
  hasAttachments: boolean;
}

/** The e-mails that Apex sent: the local org keeps them. */
export default class Outbox extends LightningElement {
  /** The number of the e-mail that is open; empty for the list. */
  @api emailId = "";
  outbox: Emails | null = null;
  error = "";
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    announceTitle("Outbox");
    this.#stop = onServerEvent(({ kind }) => {
      if (kind === "delivery") void this.#load();
    });
    void this.#load();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  async #load(): Promise<void> {
    try {
      this.outbox = await readOutbox();
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  get rows(): Row[] {
    return (this.outbox?.emails ?? []).map(({ id, subject, to, cc, bcc, from, sentAt, attachments }) => ({
      ...{ id, from, sentAt, url: emailUrl(id), to: [...to, ...cc, ...bcc].join(", ") },
      subject: subject === "" ? "(no subject)" : subject,
      hasAttachments: attachments.length > 0
    }));
  }
  get hasEmails(): boolean {
    return this.rows.length > 0;
  }
  get isEmpty(): boolean {
    return this.outbox?.emails.length === 0;
  }
  get canDelete(): boolean {
    return this.hasEmails && this.outbox?.canDelete === true;
  }
  get summary(): string {
    const { emails = [], total = 0 } = this.outbox ?? {};
    const counted = `${total} e-mail${total === 1 ? "" : "s"}`;
    return emails.length < total ? `${counted} • the newest ${emails.length} are shown` : counted;
  }

  handleNavigate(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    navigateTo((event.currentTarget as HTMLAnchorElement).href);
  }

  async handleDelete(): Promise<void> {
    const message = "Are you sure you want to delete all e-mails of the outbox?";
    if (!(await LightningConfirm.open({ message, label: "Delete All", theme: "default" }))) return;
    try {
      await emptyOutbox();
      showToast({ title: "The outbox was emptied.", variant: "success" });
    } catch (error) {
      showToast({ title: "The outbox was not emptied", message: messageOf(error), variant: "error" });
    }
    await this.#load();
  }
}
