import { api, LightningElement } from "lwc";
import { projectComponent, type ComponentConstructor } from "../../../data/components.ts";
import { deleteWithConfirmation } from "../../../data/deleteRecord.ts";
import { notSupported } from "../../../data/notSupported.ts";
import { formFactor, type ObjectPageInfo } from "../../../data/pages.ts";
import type { ComponentAction, FormAction, QuickAction } from "../../../data/recordPages.ts";
import type { DialogClass } from "../../../data/recordDialogs.ts";
import { navigate, recordPage } from "../../../data/router.ts";
import { showToast } from "../../../data/toast.ts";
import ActionDialog from "../actionDialog/actionDialog.ts";
import RecordDialog from "../recordDialog/recordDialog.ts";

interface Button {
  name: string;
  label: string;
}

/** Buttons that stand beside each other; the others are in the menu behind them. */
const SHOWN = { Large: 5, Small: 2 };

const EDIT: Button = { name: "standard__edit", label: "Edit" };
const DELETE: Button = { name: "standard__delete", label: "Delete" };

/** What can be done with a record: its quick actions, and the standard ones. */
export default class RecordActions extends LightningElement {
  @api recordId = "";
  @api objectApiName: string | null = null;
  @api recordName = "";
  @api info: ObjectPageInfo | null = null;
  @api quickActions: QuickAction[] = [];
  headlessClass: ComponentConstructor | null = null;
  #headlessName = "";
  #invoking = false;

  #all(): Button[] {
    const { edit = false, delete: deletable = false } = this.info?.access ?? {};
    return [...this.quickActions, ...(edit ? [EDIT] : []), ...(deletable ? [DELETE] : [])];
  }
  get buttons(): Button[] {
    return this.#all().slice(0, SHOWN[formFactor()]);
  }
  get more(): Button[] {
    return this.#all().slice(SHOWN[formFactor()]);
  }
  get hasMore(): boolean {
    return this.more.length > 0;
  }

  handleButton(event: Event): void {
    void this.#run((event.currentTarget as HTMLElement).dataset.name ?? "");
  }

  handleMenu(event: CustomEvent<{ value: string }>): void {
    void this.#run(event.detail.value);
  }

  async #run(name: string): Promise<void> {
    if (name === EDIT.name) navigate(recordPage(this.recordId, this.objectApiName ?? "", "edit"));
    if (name === DELETE.name) await deleteWithConfirmation(this.recordId, this.info?.label ?? "", this.recordName);
    const action = this.quickActions.find((candidate) => candidate.name === name);
    if (action === undefined) return;
    if (action.kind === "Unsupported") showToast({ title: notSupported(action.reason), variant: "error" });
    else if ("component" in action) await this.#runComponent(action);
    else await this.#openForm(action);
  }

  async #openForm(action: FormAction): Promise<void> {
    const parent = action.parentField === null ? {} : { [action.parentField]: this.recordId };
    await (RecordDialog as unknown as DialogClass).open({
      label: action.label,
      size: "small",
      recordId: action.kind === "Update" ? this.recordId : null,
      objectApiName: action.object,
      defaults: { ...parent, ...action.values },
      action
    });
  }

  async #runComponent(action: ComponentAction): Promise<void> {
    const component = await projectComponent(action.component);
    if (component === null) {
      showToast({ title: `There is no component ${action.component} in this project.`, variant: "error" });
    } else if (action.kind === "ScreenAction") {
      const { recordId, objectApiName } = this;
      const options = { recordId, objectApiName, label: action.label, component, size: "small" };
      await (ActionDialog as unknown as DialogClass).open(options);
    } else {
      this.#invoking = true;
      if (this.#headlessName === action.component) this.#invoke();
      this.#headlessName = action.component;
      this.headlessClass = component;
    }
  }

  /** A headless action's component stays on the page: it may remember that it is running. */
  renderedCallback(): void {
    this.#invoke();
  }

  #invoke(): void {
    const headless = this.refs?.headless as (HTMLElement & { invoke?(): unknown }) | undefined;
    if (!this.#invoking || headless === undefined) return;
    this.#invoking = false;
    headless.invoke?.();
  }
}
