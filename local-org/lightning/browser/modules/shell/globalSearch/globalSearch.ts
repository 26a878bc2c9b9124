import { LightningElement } from "lwc";
import { navigate, recordPage } from "../../../data/router.ts";
import { searchAll } from "../../../data/search.ts";

interface Result {
  id: string;
  object: string;
  icon: string;
  name: string;
  meta: string;
}

const WAIT_MILLISECONDS = 250;
const SHOWN = 8;

/** The search box of the header: records by name as one types, all results with Enter. */
export default class GlobalSearch extends LightningElement {
  term = "";
  results: Result[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  get expanded(): string {
    return String(this.results.length > 0);
  }
  get comboboxClass(): string {
    const open = this.results.length > 0 ? " slds-is-open" : "";
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${open}`;
  }

  handleInput(event: Event): void {
    this.term = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(), WAIT_MILLISECONDS);
  }

  async #search(): Promise<void> {
    const asked = this.term;
    const groups = asked.trim().length < 2 ? [] : await searchAll(asked);
    if (asked !== this.term) return;
    const flat = groups.flatMap(({ object, icon, label, records }) =>
      records.map(({ id, name, detail }) => ({
        id,
        object,
        icon,
        name,
        meta: [label, detail].filter(Boolean).join(" • ")
      }))
    );
    this.results = flat.slice(0, SHOWN);
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === "Escape") this.results = [];
    if (event.key !== "Enter" || this.term.trim() === "") return;
    clearTimeout(this.#timer);
    this.results = [];
    navigate({ type: "standard__search", attributes: {}, state: { term: this.term } });
  }

  handleBlur(): void {
    this.results = [];
  }

  handlePick(event: MouseEvent): void {
    event.preventDefault();
    const { id = "", object = "" } = (event.currentTarget as HTMLElement).dataset;
    this.results = [];
    navigate(recordPage(id, object));
  }
}
