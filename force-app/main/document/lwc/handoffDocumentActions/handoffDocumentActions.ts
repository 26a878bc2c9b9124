import { LightningElement, api } from "lwc";
import CURRENCY from "@salesforce/i18n/currency";
import LOCALE from "@salesforce/i18n/locale";
import TIME_ZONE from "@salesforce/i18n/timeZone";
import { documentName, renderHtml, renderMarkdown, type RenderOptions } from "c/handoffDocumentRenderer";
import { errorMessages } from "c/handoffErrors";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { copyText, downloadText, printPage } from "./browser";
import { LABELS } from "./labels";

type Action = "copy" | "download" | "print";

/** A menu that takes the document of one handoff out of Salesforce: to the clipboard, as a file, to the printer. */
export default class HandoffDocumentActions extends LightningElement {
  @api record!: HandoffRecord;

  labels = LABELS;

  async handleSelect(event: CustomEvent<{ value: Action }>): Promise<void> {
    const actions: Record<Action, () => Promise<void>> = {
      copy: () => this.work(() => copyText(this.markdown), LABELS.copyFailed, LABELS.copied),
      download: () => this.work(() => this.download(), LABELS.downloadFailed, LABELS.downloaded),
      print: () => this.work(() => printPage(renderHtml(this.record, this.renderOptions)), LABELS.printFailed)
    };
    await actions[event.detail.value]();
  }

  private async download(): Promise<void> {
    downloadText(this.markdown, `${documentName(this.record)}.md`, "text/markdown");
  }

  private get markdown(): string {
    return renderMarkdown(this.record, this.renderOptions);
  }

  private get renderOptions(): RenderOptions {
    return { locale: LOCALE, currency: CURRENCY, timeZone: TIME_ZONE, now: new Date() };
  }

  private async work(action: () => Promise<void>, failure: string, success?: string): Promise<void> {
    try {
      await action();
      if (success) {
        this.dispatchEvent(new ShowToastEvent({ title: success, variant: "success" }));
      }
    } catch (error) {
      const message = errorMessages(error, failure).join(" ");
      this.dispatchEvent(new ShowToastEvent({ title: failure, message, variant: "error" }));
    }
  }
}
