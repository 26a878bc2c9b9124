import { api, LightningElement } from "lwc";
import { messageOf } from "../../../data/http.ts";
import { attachmentUrl, htmlUrl, readEmail, type Email } from "../../../data/outbox.ts";
import { announceTitle } from "../../../data/recordDialogs.ts";
import { navigateTo, recordPage, urlOf } from "../../../data/router.ts";

/** One e-mail of the outbox: its headers, texts and attachments. */
export default class OutboxEmail extends LightningElement {
  email: Email | null = null;
  error = "";
  #emailId = "";

  @api get emailId(): string {
    return this.#emailId;
  }
  set emailId(id: string) {
    this.#emailId = id;
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.email = await readEmail(this.#emailId);
      announceTitle(`${this.subject} | Outbox`);
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  get subject(): string {
    return this.email?.subject || "(no subject)";
  }

  get headers(): { key: string; label: string; value: string }[] {
    if (this.email === null) return [];
    const { from, to, cc, bcc, replyTo } = this.email;
    const named = { From: from, To: to.join(", "), Cc: cc.join(", "), Bcc: bcc.join(", "), "Reply To": replyTo ?? "" };
    return Object.entries(named)
      .filter(([, value]) => value !== "")
      .map(([label, value]) => ({ key: `${label} value`, label, value }));
  }

  get hasAttachments(): boolean {
    return this.attachments.length > 0;
  }
  get attachments(): { id: number; name: string; url: string; detail: string }[] {
    const { id: emailId = 0, attachments = [] } = this.email ?? {};
    return attachments.map(({ id, name, contentType, size }) => ({
      ...{ id, name, url: attachmentUrl(emailId, id) },
      detail: `${contentType}, ${new Intl.NumberFormat().format(size)} bytes`
    }));
  }
  get htmlUrl(): string {
    return htmlUrl(this.email?.id ?? 0);
  }
  get aboutUrl(): string {
    const { id = "", object = "" } = this.email?.about ?? {};
    return urlOf(recordPage(id, object));
  }

  handleNavigate(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    navigateTo((event.currentTarget as HTMLAnchorElement).href);
  }
}
