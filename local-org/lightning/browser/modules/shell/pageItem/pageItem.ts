import { api, LightningElement } from "lwc";
import { designValues, projectComponent, type ComponentConstructor } from "../../../data/components.ts";
import type { PageWithDefaults, PageItem } from "../../../data/pages.ts";
import { watchRecord } from "../../../data/records.ts";
import type { RecordRepresentation } from "../../../data/representation.ts";
import { isVisible, visibilityFields } from "../../../data/visibility.ts";
import { platformComponent } from "../../../data/platformComponents.ts";

/** One component of a Lightning page: found by its name, given its properties, shown while its visibility rule holds. */
export default class PageItemView extends LightningElement {
  @api item: PageItem | null = null;
  @api page: PageWithDefaults | null = null;
  @api objectApiName: string | null = null;
  componentClass: ComponentConstructor | null = null;
  problem = "";
  visible = false;
  currentId: string | null = null;
  record: RecordRepresentation | null = null;
  #stop: (() => void) | undefined;

  @api get recordId(): string | null {
    return this.currentId;
  }
  set recordId(id: string | null) {
    this.currentId = id;
    if (this.isConnected) this.#followVisibility();
  }

  connectedCallback(): void {
    this.#followVisibility();
    void this.#find();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  /** A component that fails takes nothing but its own place with it. */
  errorCallback(error: Error): void {
    console.error(error);
    this.problem = `${this.componentName}: ${error.message}`;
  }

  /** Of the component; fields stand on the page by one of the platform. */
  get componentName(): string {
    return this.item?.kind === "component" ? this.item.component : "field";
  }

  async #find(): Promise<void> {
    const name = this.componentName;
    try {
      this.componentClass = platformComponent(name) ?? (await projectComponent(name));
      if (this.componentClass === null) this.problem = `not supported by the local org: ${name}`;
    } catch (error) {
      this.problem = `${name}: ${(error as Error).message}`;
    }
  }

  get values(): Record<string, unknown> {
    const name = this.componentName;
    const properties = this.item?.kind === "component" ? this.item.properties : {};
    const context = { recordId: this.currentId ?? undefined, objectApiName: this.objectApiName ?? undefined };
    if (platformComponent(name) !== null) return { ...context, properties, page: this.page, item: this.item };
    const declared = this.page?.componentDefaults[name.replace(/^c:/, "")] ?? [];
    return { ...context, ...designValues(declared, properties) };
  }

  #followVisibility(): void {
    this.#stop?.();
    const rule = this.item?.visibility ?? null;
    if (rule === null) {
      this.visible = true;
      return;
    }
    const fields = visibilityFields(rule, this.objectApiName ?? "");
    this.#decide();
    if (fields.length === 0 || this.currentId === null) return;
    this.#stop = watchRecord(
      { recordId: this.currentId, fields: [], optionalFields: fields },
      (record) => {
        this.record = record;
        this.#decide();
      },
      () => this.#decide()
    );
  }

  #decide(): void {
    const rule = this.item?.visibility ?? null;
    if (rule === null) return;
    try {
      this.visible = isVisible(rule, this.objectApiName ?? "", this.record);
    } catch (error) {
      this.visible = true;
      this.problem = (error as Error).message;
    }
    if (this.visible) this.removeAttribute("hidden");
    else this.setAttribute("hidden", "");
  }
}
