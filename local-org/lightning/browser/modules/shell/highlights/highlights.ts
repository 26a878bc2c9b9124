import { api, LightningElement } from "lwc";
import { projectComponent, type ComponentConstructor } from "../../../data/components.ts";
import { fieldLink, type FieldLink } from "../../../data/fieldLink.ts";
import { messageOf } from "../../../data/http.ts";
import { objectInfo, type ObjectInfo } from "../../../data/objectInfo.ts";
import {
  objectPageInfo,
  type FlexiPage,
  type ObjectPageInfo,
  type PageItem,
  type PropertyValue
} from "../../../data/pages.ts";
import { quickActionsOf, type QuickAction } from "../../../data/quickActions.ts";
import type { DialogClass } from "../../../data/recordDialogs.ts";
import { watchRecord } from "../../../data/records.ts";
import type { RecordRepresentation } from "../../../data/representation.ts";
import { deleteWithConfirmation } from "../../../data/deleteRecord.ts";
import { navigate, recordPage } from "../../../data/router.ts";
import { showToast } from "../../../data/toast.ts";
import ActionDialog from "../actionDialog/actionDialog.ts";

interface HighlightField {
  name: string;
  label: string;
  value: unknown;
  display: string | null;
  type: string;
  scale: number;
  link: FieldLink | null;
}

/** The record's name, the fields of its compact layout, and what can be done with it. */
export default class Highlights extends LightningElement {
  @api properties: Record<string, PropertyValue> = {};
  @api page: FlexiPage | null = null;
  @api item: PageItem | null = null;
  @api objectApiName: string | null = null;
  info: ObjectPageInfo | null = null;
  name = "";
  fields: HighlightField[] = [];
  actions: QuickAction[] = [];
  headlessClass: ComponentConstructor | null = null;
  #headlessName = "";
  #invoking = false;
  #recordId = "";
  #stop: (() => void) | undefined;

  @api get recordId(): string {
    return this.#recordId;
  }
  set recordId(id: string) {
    this.#recordId = id;
    if (this.isConnected) void this.#load();
  }

  connectedCallback(): void {
    void this.#load();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  async #load(): Promise<void> {
    const object = this.objectApiName ?? "";
    const [page, info] = await Promise.all([objectPageInfo(object), objectInfo(object)]);
    this.info = page;
    this.actions = await quickActionsOf(object, this.properties);
    const nameField = page.nameField ?? "Id";
    const names = [nameField, ...page.compactFields.filter((name) => name !== nameField)].filter(
      (name) => name in info.fields
    );
    this.#stop?.();
    this.#stop = watchRecord(
      { recordId: this.#recordId, fields: [], optionalFields: names.map((name) => `${object}.${name}`) },
      (record) => void this.#show(info, record, names),
      (error) => showToast({ title: messageOf(error), variant: "error" })
    );
  }

  async #show(info: ObjectInfo, record: RecordRepresentation, [nameField = "", ...names]: string[]): Promise<void> {
    this.name = String(record.fields[nameField]?.value ?? "");
    this.fields = await Promise.all(
      names.filter((name) => record.fields[name] !== undefined).map((name) => highlightField(info, record, name))
    );
  }

  get objectLabel(): string {
    return this.info?.label ?? "";
  }
  get hasFields(): boolean {
    return this.fields.length > 0;
  }
  get canEdit(): boolean {
    return this.info?.access.edit ?? false;
  }
  get canDelete(): boolean {
    return this.info?.access.delete ?? false;
  }

  handleEdit(): void {
    navigate(recordPage(this.#recordId, this.objectApiName ?? "", "edit"));
  }

  async handleQuickAction(event: Event): Promise<void> {
    const name = (event.currentTarget as HTMLElement).dataset.name;
    const action = this.actions.find((candidate) => candidate.name === name);
    if (action === undefined) return;
    const component = await projectComponent(action.component);
    if (component === null) {
      showToast({ title: `There is no component ${action.component} in this project.`, variant: "error" });
    } else if (action.kind === "ScreenAction") {
      const context = { recordId: this.#recordId, objectApiName: this.objectApiName };
      await (ActionDialog as unknown as DialogClass).open({
        ...context,
        label: action.label,
        component,
        size: "small"
      });
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

  async handleDelete(): Promise<void> {
    await deleteWithConfirmation(this.#recordId, this.objectLabel, this.name);
  }
}

async function highlightField(info: ObjectInfo, record: RecordRepresentation, name: string): Promise<HighlightField> {
  const field = info.fields[name];
  const { value = null, displayValue = null } = record.fields[name] ?? {};
  const reference = field?.reference ?? false;
  return {
    name,
    label: (field?.label ?? name).replace(/ ID$/, reference ? "" : " ID"),
    value,
    display: displayValue,
    type: field?.dataType ?? "String",
    scale: field?.scale ?? 0,
    link: field !== undefined && reference ? await fieldLink(info, record, field) : null
  };
}
