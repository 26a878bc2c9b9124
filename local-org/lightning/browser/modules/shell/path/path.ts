import { messageOf } from "../../../data/http.ts";
import { recordPageOf } from "../../../data/recordPages.ts";
import { updateRecord, watchRecord } from "../../../data/records.ts";
import { showToast } from "../../../data/toast.ts";
import RecordPart from "../recordPart/recordPart.ts";

interface Stage {
  label: string;
  value: string;
  closed: boolean;
  won: boolean;
}

interface Step {
  value: string;
  label: string;
  className: string;
  complete: boolean;
  current: boolean;
  selected: string;
  tabIndex: string;
}

const CLOSED_STEP = "__closed";

/** The path over the record's stage or status: where it stands, and the button that moves it on. */
export default class Path extends RecordPart {
  stages: Stage[] = [];
  current = "";
  chosen: string | null = null;
  choosing = false;
  closedValue = "";
  editable = false;
  saving = false;
  field = "";
  fieldLabel = "";
  here = location.href;

  protected override async load(): Promise<void> {
    const { object, info, picklists, closedStages } = await recordPageOf(this.recordId);
    const field = info.fields[object.path ?? ""];
    if (field === undefined) return;
    this.field = field.apiName;
    this.fieldLabel = field.label;
    this.editable = field.updateable && object.access.edit;
    const closedOf = (value: string) => closedStages.find((stage) => stage.value === value);
    const values = picklists.picklistFieldValues[field.apiName]?.values ?? [];
    this.stages = values.map(({ label, value }) => ({
      label,
      value,
      closed: closedOf(value) !== undefined,
      won: closedOf(value)?.won ?? false
    }));
    this.stop?.();
    this.stop = watchRecord(
      { recordId: this.recordId, fields: [], optionalFields: [`${object.name}.${field.apiName}`] },
      (record) => {
        const current = String(record.fields[field.apiName]?.value ?? "");
        if (current !== this.current) this.chosen = null;
        this.current = current;
      },
      (error) => showToast({ title: messageOf(error), variant: "error" })
    );
  }

  get hasSteps(): boolean {
    return this.stages.length > 0;
  }

  get steps(): Step[] {
    const now = this.stages.find(({ value }) => value === this.current);
    const open = this.stages.filter(({ closed }) => !closed);
    const closed = this.stages.filter((stage) => stage.closed);
    const last = now?.closed === true ? now : { label: "Closed", value: CLOSED_STEP, won: false };
    const all = closed.length === 0 ? open : [...open, { ...last, closed: true }];
    const position = all.findIndex(({ value }) => value === this.current);
    return all.map(({ label, value, won }, index) => {
      const complete = index < position;
      const isCurrent = index === position;
      const classes = [
        "slds-path__item",
        complete ? "slds-is-complete" : isCurrent ? "slds-is-current" : "slds-is-incomplete"
      ];
      if (isCurrent && now?.closed === true) classes.push(won ? "slds-is-won" : "slds-is-lost");
      if (value === (this.chosen ?? this.current)) classes.push("slds-is-active");
      const selected = value === (this.chosen ?? this.current);
      return {
        value,
        label,
        className: classes.join(" "),
        complete,
        current: isCurrent,
        selected: String(selected),
        tabIndex: selected ? "0" : "-1"
      };
    });
  }

  get actionLabel(): string {
    if (this.chosen !== null && this.chosen !== this.current) {
      return this.chosen === CLOSED_STEP ? `Select Closed ${this.fieldLabel}` : `Mark as Current ${this.fieldLabel}`;
    }
    const finished = this.stages.find(({ value }) => value === this.current)?.closed === true;
    return finished ? `Change Closed ${this.fieldLabel}` : `Mark ${this.fieldLabel} as Complete`;
  }
  get actionIcon(): string | null {
    return this.chosen === null ? "utility:check" : null;
  }
  get closedOptions(): Stage[] {
    return this.stages.filter(({ closed }) => closed);
  }

  handleStep(event: Event): void {
    event.preventDefault();
    this.chosen = (event.currentTarget as HTMLElement).dataset.value ?? null;
  }

  handleKey(event: KeyboardEvent): void {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (move === undefined) return;
    const links = [...(this.template?.querySelectorAll<HTMLElement>(".slds-path__link") ?? [])];
    links[(links.indexOf(event.currentTarget as HTMLElement) + move + links.length) % links.length]?.focus();
  }

  handleAction(): void {
    const { steps } = this;
    const position = steps.findIndex(({ value }) => value === this.current);
    const next = this.chosen !== null && this.chosen !== this.current ? this.chosen : steps[position + 1]?.value;
    const closing = next === CLOSED_STEP || this.stages.find(({ value }) => value === this.current)?.closed === true;
    if (closing && (next === undefined || next === CLOSED_STEP)) {
      this.closedValue = this.closedOptions[0]?.value ?? "";
      this.choosing = true;
    } else if (next !== undefined) {
      void this.#save(next);
    }
  }

  handleClosedValue(event: CustomEvent<{ value: string }>): void {
    this.closedValue = event.detail.value;
  }
  handleCancel(): void {
    this.choosing = false;
  }
  handleClosed(): void {
    this.choosing = false;
    void this.#save(this.closedValue);
  }

  async #save(value: string): Promise<void> {
    this.saving = true;
    try {
      await updateRecord({ fields: { Id: this.recordId, [this.field]: value } });
      showToast({ title: `${this.fieldLabel} changed successfully.`, variant: "success" });
    } catch (error) {
      showToast({
        title: `${this.fieldLabel} was not changed`,
        message: messageOf(error),
        variant: "error",
        mode: "sticky"
      });
    } finally {
      this.saving = false;
    }
  }
}
