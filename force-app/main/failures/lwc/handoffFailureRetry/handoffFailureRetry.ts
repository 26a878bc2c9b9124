import { LightningElement, api } from "lwc";
import retry from "@salesforce/apex/HandoffFailureController.retry";
import DONE from "@salesforce/label/c.Handoff_Retry_Done";
import FAILED from "@salesforce/label/c.Handoff_Retry_Failed";
import { errorMessages } from "c/handoffErrors";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { notifyRecordUpdateAvailable } from "lightning/uiRecordApi";

/** The quick action that tries a failure again and says how it went. */
export default class HandoffFailureRetry extends LightningElement {
  @api recordId!: string;

  private isRunning = false;

  @api async invoke(): Promise<void> {
    if (this.isRunning) {
      return;
    }
    this.isRunning = true;
    try {
      this.tell(await retry({ failureIds: [this.recordId] }));
      await notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
    } catch (error) {
      this.tell({ resolved: 0, failed: 1, message: errorMessages(error, FAILED).join(" ") });
    } finally {
      this.isRunning = false;
    }
  }

  private tell({ failed, message }: HandoffRetryResult): void {
    const toast = failed > 0 ? { title: FAILED, message, variant: "error" } : { title: DONE, variant: "success" };
    this.dispatchEvent(new ShowToastEvent(toast as ConstructorParameters<typeof ShowToastEvent>[0]));
  }
}
