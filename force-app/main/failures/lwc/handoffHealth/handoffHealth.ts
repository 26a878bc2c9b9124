import { LightningElement, wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import retry from "@salesforce/apex/HandoffFailureController.retry";
import getPage from "@salesforce/apex/HandoffHealthController.getPage";
import scoreAgain from "@salesforce/apex/HandoffHealthController.scoreAgain";
import { errorMessages } from "c/handoffErrors";
import { formatValue } from "c/handoffFormat";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { LABELS } from "./labels";

interface ShownSum {
  key: string;
  label: string;
  text: string;
  isOff: boolean;
}

interface ShownFailure {
  id: string;
  kind: string;
  subject: string;
  message: string;
  occurredAt: string;
  attempts: number;
}

/** What of the set-up needs an administrator: failures to retry, mappings and rules to correct, weights that do not add up. */
export default class HandoffHealth extends LightningElement {
  labels = LABELS;
  page: HandoffHealthPage | undefined;
  loadError = "";
  isWorking = false;
  private wiredPage: ApexWireResult<HandoffHealthPage> | undefined;

  @wire(getPage)
  provisionPage(result: ApexWireResult<HandoffHealthPage>): void {
    this.wiredPage = result;
    if (result.data) {
      this.page = result.data;
      this.loadError = "";
    } else if (result.error) {
      this.loadError = errorMessages(result.error, LABELS.loadFailed).join(" ");
    }
  }

  get isLoading(): boolean {
    return !this.page && !this.loadError;
  }

  get hasNoAccess(): boolean {
    return this.page?.hasAccess === false;
  }

  get isReady(): boolean {
    return this.page?.hasAccess ?? false;
  }

  get sums(): ShownSum[] {
    const { sections = [], points = 0, expectedPoints = 0 } = this.page ?? {};
    return [...sections, { key: "all", label: LABELS.whole, points, expected: expectedPoints }].map((section) => ({
      key: section.key,
      label: section.label,
      text: LABELS.points.replace("{0}", String(section.points)).replace("{1}", String(section.expected)),
      isOff: section.points !== section.expected
    }));
  }

  get problems(): HandoffHealthPage["problems"] {
    return this.page?.problems ?? [];
  }

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  get failures(): ShownFailure[] {
    return (this.page?.failures ?? []).map((failure) => ({
      id: failure.id,
      kind: failure.kind,
      subject: failure.opportunityName ?? failure.mapping ?? "",
      message: failure.message,
      occurredAt: formatValue(failure.occurredAt, { dataType: "DateTime", scale: 0 }),
      attempts: failure.attempts
    }));
  }

  get hasFailures(): boolean {
    return this.failures.length > 0;
  }

  async handleTryAgain(): Promise<void> {
    this.loadError = "";
    await refreshApex(this.wiredPage);
  }

  async handleRetry(): Promise<void> {
    await this.work(async () => {
      const { resolved, failed, message } = await retry({ failureIds: this.failures.map(({ id }) => id) });
      const done = LABELS.retryDone.replace("{0}", String(resolved)).replace("{1}", String(failed));
      this.tell(done, failed > 0 ? "warning" : "success", message);
    });
  }

  async handleScoreAgain(): Promise<void> {
    await this.work(async () => {
      await scoreAgain({});
      this.tell(LABELS.scoreAgainDone, "success");
    });
  }

  private async work(action: () => Promise<void>): Promise<void> {
    this.isWorking = true;
    try {
      await action();
      await refreshApex(this.wiredPage);
    } catch (error) {
      this.tell(LABELS.retryFailed, "error", errorMessages(error, LABELS.retryFailed).join(" "));
    } finally {
      this.isWorking = false;
    }
  }

  private tell(title: string, variant: "success" | "warning" | "error", message?: string): void {
    this.dispatchEvent(new ShowToastEvent({ title, message, variant }));
  }
}
