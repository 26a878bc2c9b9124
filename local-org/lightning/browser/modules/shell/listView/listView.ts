import { api, LightningElement } from "lwc";
import { messageOf, request } from "../../../data/http.ts";
import { objectPageInfo, type ObjectPageInfo, type Table } from "../../../data/pages.ts";
import { recentRecords } from "../../../data/recent.ts";
import { announceTitle } from "../../../data/recordDialogs.ts";
import { onRecordChange } from "../../../data/records.ts";
import { navigate } from "../../../data/router.ts";

interface View {
  name: string;
  label: string;
}

const RECENT = "__Recent";
const WAIT_MILLISECONDS = 250;

/** An object's home: one of its list views. */
export default class ListView extends LightningElement {
  info: ObjectPageInfo | null = null;
  views: View[] = [];
  table: Table | null = null;
  error = "";
  search = "";
  sortPath: string | null = null;
  descending = false;
  #object = "";
  #filter = "";
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  @api get objectApiName(): string {
    return this.#object;
  }
  set objectApiName(name: string) {
    if (name === this.#object) return;
    this.#object = name;
    this.info = null;
    this.table = null;
    this.search = "";
    this.sortPath = null;
    if (this.#stop !== undefined) void this.#load();
  }

  @api get filterName(): string {
    return this.#filter;
  }
  set filterName(name: string) {
    if (name === this.#filter) return;
    this.#filter = name;
    this.sortPath = null;
    if (this.info !== null) void this.#read();
  }

  connectedCallback(): void {
    this.#stop = onRecordChange(() => void this.#read());
    void this.#load();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  async #load(): Promise<void> {
    this.error = "";
    try {
      const object = this.#object;
      const [info, views] = await Promise.all([
        objectPageInfo(object),
        request<View[]>("GET", `/local/shell/list-views/${object}`)
      ]);
      if (object !== this.#object) return;
      this.info = info;
      this.views = views;
      await this.#read();
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  /** The view that the address names, else all records. */
  get view(): View | undefined {
    const named = this.views.find(({ name }) => name === this.#filter);
    return named ?? this.views.find(({ name }) => name !== RECENT) ?? this.views[0];
  }

  async #read(): Promise<void> {
    const { view } = this;
    if (view === undefined) return;
    announceTitle(`${view.label} | ${this.pluralLabel}`);
    const recent = recentRecords()
      .filter(({ object }) => object === this.#object)
      .map(({ id }) => id);
    const query = new URLSearchParams({ search: this.search });
    if (view.name === RECENT) query.set("recent", recent.join());
    if (this.sortPath !== null) {
      query.set("sort", this.sortPath);
      query.set("descending", String(this.descending));
    }
    try {
      this.table = await request<Table>("GET", `/local/shell/list/${this.#object}/${view.name}?${query}`);
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  get pluralLabel(): string {
    return this.info?.labelPlural ?? "";
  }
  get objectLabel(): string {
    return this.info?.label ?? "";
  }
  get viewLabel(): string {
    return this.view?.label ?? "";
  }
  get canCreate(): boolean {
    return this.info?.access.create ?? false;
  }
  get isEmpty(): boolean {
    return this.table?.rows.length === 0;
  }
  get summary(): string {
    const total = this.table?.total ?? 0;
    const sorted = this.table?.columns.find(({ path }) => path === this.sortPath);
    const items = `${total} item${total === 1 ? "" : "s"}`;
    return sorted === undefined ? items : `${items} • Sorted by ${sorted.label}`;
  }

  handleView(event: CustomEvent<{ value: string }>): void {
    const attributes = { objectApiName: this.#object, actionName: "list" };
    navigate({ type: "standard__objectPage", attributes, state: { filterName: event.detail.value } });
  }

  handleNew(): void {
    navigate({
      type: "standard__objectPage",
      attributes: { objectApiName: this.#object, actionName: "new" },
      state: {}
    });
  }

  handleSort(event: CustomEvent<{ path: string; descending: boolean }>): void {
    this.sortPath = event.detail.path;
    this.descending = event.detail.descending;
    void this.#read();
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), WAIT_MILLISECONDS);
  }
}
