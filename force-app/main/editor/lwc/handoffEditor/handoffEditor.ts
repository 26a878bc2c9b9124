import { LightningElement, api, wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import createHandoff from "@salesforce/apex/HandoffEditorController.createHandoff";
import getPage from "@salesforce/apex/HandoffEditorController.getPage";
import seedAgain from "@salesforce/apex/HandoffEditorController.seedAgain";
import STAGE_NAME from "@salesforce/schema/Opportunity.StageName";
import IS_HANDOFF_USER from "@salesforce/customPermission/Handoff_User";
import { errorMessages } from "c/handoffErrors";
import { NavigationMixin } from "lightning/navigation";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { getRecord } from "lightning/uiRecordApi";
import { LABELS } from "./labels";

interface DocumentElement extends HTMLElement {
  showSection(key: string): void;
  showFinding(finding: HandoffFinding): void;
}

interface SaveEvent extends CustomEvent {
  detail: { field: string } | null;
}

/**
 * The page on which the account executive and the sales engineer complete a handoff. Stands on an Opportunity, where it also
 * says why there is no handoff yet, and on a Handoff.
 */
export default class HandoffEditor extends NavigationMixin(LightningElement) {
  @api recordId!: string;

  labels = LABELS;
  page: HandoffEditorPage | undefined;
  loadError = "";
  isWorking = false;
  runningSaves = 0;
  hasSaved = false;
  unsavedFields: string[] = [];
  isQuick = false;
  private wiredPage: ApexWireResult<HandoffEditorPage> | undefined;

  @wire(getPage, { recordId: "$readableRecordId" })
  provisionPage(result: ApexWireResult<HandoffEditorPage>): void {
    this.wiredPage = result;
    if (result.data) {
      this.page = result.data;
      this.loadError = "";
    } else if (result.error) {
      this.loadError = errorMessages(result.error, LABELS.loadFailed).join(" ");
    }
  }

  /** The stage is changed elsewhere on the page; a deal that becomes won has its handoff at once. */
  @wire(getRecord, { recordId: "$opportunityId", optionalFields: [STAGE_NAME] })
  provisionOpportunity({ data }: WireResult<RecordRepresentation>): void {
    const stageName = data?.fields.StageName?.value;
    if (stageName && stageName !== this.page?.opportunity?.stageName) {
      this.refresh();
    }
  }

  get opportunityId(): string | undefined {
    return this.page?.opportunity?.id;
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

  get isNotWon(): boolean {
    return this.page?.state === "NotWon";
  }

  get isMissing(): boolean {
    return this.page?.state === "Missing";
  }

  get record(): HandoffRecord | undefined {
    return this.page?.record;
  }

  get notWonHeading(): string {
    return this.isLost ? LABELS.lostTitle : LABELS.notWonTitle;
  }

  get notWonText(): string {
    const { productCount = 0, stakeholderCount = 0 } = this.page?.preview ?? {};
    return this.isLost
      ? LABELS.lost
      : LABELS.notWon.replace("{0}", String(productCount)).replace("{1}", String(stakeholderCount));
  }

  private get isLost(): boolean {
    const { isClosed = false, isWon = false } = this.page?.opportunity ?? {};
    return isClosed && !isWon;
  }

  get missingText(): string {
    const failure = this.page?.failure;
    return failure
      ? LABELS.missingFailure.replace("{0}", String(failure.attempts)).replace("{1}", failure.message)
      : LABELS.missing;
  }

  get createLabel(): string {
    return this.isWorking ? LABELS.creating : LABELS.create;
  }

  get heading(): string {
    return this.record?.handoff.Name ? `${LABELS.title} ${this.record.handoff.Name}` : LABELS.title;
  }

  get status(): string {
    return String(this.record?.handoff.Status__c ?? "");
  }

  get isOnOpportunity(): boolean {
    return this.recordId !== this.record?.handoff.Id;
  }

  get note(): string {
    if (this.page?.opportunity?.isWon === false) {
      return LABELS.reopened;
    }
    return this.record?.canEdit ? "" : LABELS.readOnly;
  }

  get saveState(): string {
    if (this.runningSaves > 0) {
      return LABELS.saving;
    }
    if (this.unsavedFields.length > 0) {
      return LABELS.notSaved;
    }
    return this.hasSaved ? LABELS.saved : "";
  }

  get saveStateClass(): string {
    return this.unsavedFields.length > 0 ? "slds-text-color_error" : "slds-text-color_weak";
  }

  get mayBeQuick(): boolean {
    return !this.isQuick && (this.record?.canEdit ?? false) && (this.record?.score.findings.length ?? 0) > 0;
  }

  handleSectionSelect(event: CustomEvent<{ key: string }>): void {
    this.content?.showSection(event.detail.key);
  }

  handleFindingSelect(event: CustomEvent<HandoffFinding>): void {
    this.content?.showFinding(event.detail);
  }

  private get content(): DocumentElement | null {
    return this.template?.querySelector<DocumentElement>("c-handoff-document") ?? null;
  }

  handleQuick(): void {
    this.isQuick = true;
  }

  handleLeaveQuick(): void {
    this.isQuick = false;
  }

  handleSaveStart(): void {
    this.runningSaves += 1;
  }

  async handleSaved(event: SaveEvent): Promise<void> {
    this.endSave(event);
    this.hasSaved = true;
    await this.refresh();
  }

  handleSaveFailed(event: SaveEvent): void {
    this.endSave(event);
    this.unsavedFields = [...this.unsavedFields, ...(event.detail ? [event.detail.field] : [])];
  }

  /** Rows tell only that they are saved; fields tell when they begin, too. */
  private endSave({ detail }: SaveEvent): void {
    if (detail) {
      this.runningSaves -= 1;
      this.unsavedFields = this.unsavedFields.filter((field) => field !== detail.field);
    }
  }

  async handleTryAgain(): Promise<void> {
    this.loadError = "";
    await this.refresh();
  }

  async handleCreate(): Promise<void> {
    const opportunityId = this.opportunityId ?? "";
    await this.work(async () => {
      this.show(await createHandoff({ opportunityId }), LABELS.createFailed);
    }, LABELS.createFailed);
  }

  async handleSeedAgain(): Promise<void> {
    const handoffId = this.record?.handoff.Id ?? "";
    await this.work(async () => {
      this.show(await seedAgain({ handoffId }), LABELS.saveFailed, LABELS.seedAgainDone);
    }, LABELS.saveFailed);
  }

  private show(page: HandoffEditorPage, failure: string, success?: string): void {
    this.page = page;
    if (page.problem) {
      this.dispatchEvent(
        new ShowToastEvent({ title: failure, message: page.problem, variant: "warning", mode: "sticky" })
      );
    } else if (success) {
      this.dispatchEvent(new ShowToastEvent({ title: success, variant: "success" }));
    }
  }

  private async work(action: () => Promise<void>, failure: string): Promise<void> {
    this.isWorking = true;
    try {
      await action();
      await this.refresh();
    } catch (error) {
      const message = errorMessages(error, failure).join(" ");
      this.dispatchEvent(new ShowToastEvent({ title: failure, message, variant: "error", mode: "sticky" }));
    } finally {
      this.isWorking = false;
    }
  }

  handleOpenRecord(): void {
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: { recordId: this.record?.handoff.Id ?? "", objectApiName: "Handoff__c", actionName: "view" }
    });
  }

  private async refresh(): Promise<void> {
    await refreshApex(this.wiredPage);
  }
}
