import { LightningElement, api, wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import getPage from "@salesforce/apex/HandoffBriefController.getPage";
import IS_HANDOFF_USER from "@salesforce/customPermission/Handoff_User";
import { errorMessages } from "c/handoffErrors";
import { LABELS } from "./labels";

interface ShownHandoff {
  id: string;
  record: HandoffRecord;
  /** The latest handoff is open from the start. */
  isOpen: boolean;
}

/** Every handoff of an account, the latest first: what customer success and delivery read before the first call. */
export default class HandoffBrief extends LightningElement {
  @api recordId!: string;

  labels = LABELS;
  page: HandoffBriefPage | undefined;
  loadError = "";
  private wiredPage: ApexWireResult<HandoffBriefPage> | undefined;

  @wire(getPage, { accountId: "$readableRecordId" })
  provisionPage(result: ApexWireResult<HandoffBriefPage>): void {
    this.wiredPage = result;
    if (result.data) {
      this.page = result.data;
      this.loadError = "";
    } else if (result.error) {
      this.loadError = errorMessages(result.error, LABELS.loadFailed).join(" ");
    }
  }

  get isLoading(): boolean {
    return !this.page && !this.loadError && !this.hasNoAccess;
  }

  get hasNoAccess(): boolean {
    return !IS_HANDOFF_USER || this.page?.state === "NoAccess";
  }

  /** Nothing is asked of the server for a user who may not call it. */
  get readableRecordId(): string | undefined {
    return IS_HANDOFF_USER ? this.recordId : undefined;
  }

  get isEmpty(): boolean {
    return this.page?.state === "Empty";
  }

  get handoffs(): ShownHandoff[] {
    const records = this.page?.state === "Ready" ? this.page.handoffs : [];
    return records.map((record, index) => ({ id: record.handoff.Id, record, isOpen: index === 0 }));
  }

  async handleSaved(): Promise<void> {
    await refreshApex(this.wiredPage);
  }

  async handleTryAgain(): Promise<void> {
    this.loadError = "";
    await refreshApex(this.wiredPage);
  }
}
