import { LightningElement } from "lwc";
import { navigate, recordPage } from "../../../data/router.ts";
import { searchAll } from "../../../data/search.ts";

interface Result {
  id: string;
  object: string;
  icon: string;
  name: string;
  meta: string;
  optionId: string;
  selected: string;
  className: string;
}

const OPTION = "slds-media slds-listbox__option slds-listbox__option_entity slds-listbox__option_has-meta";

const WAIT_MILLISECONDS = 250;
const SHOWN = 8;
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** The search box of the header: records by name as one types, all results with Enter. */
export default class GlobalSearch extends LightningElement {
  term = "";
  found: Pick<Result, "id" | "object" | "icon" | "name" | "meta">[] = [];
  /** The place of the option that the arrow keys chose; none below 0. */
  active = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get results(): Result[] {
    return this.found.map((record, index) => ({
      ...record,
      optionId: `found-${index}`,
      selected: String(index === this.active),
      className: `${OPTION}${index === this.active ? " slds-has-focus" : ""}`
    }));
  }
  get expanded(): string {
    return String(this.found.length > 0);
  }
  get activeOption(): string | null {
    return this.active < 0 ? null : `found-${this.active}`;
  }
  get comboboxClass(): string {
    const open = this.found.length > 0 ? " slds-is-open" : "";
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
    this.#list(flat.slice(0, SHOWN));
  }

  #list(found: GlobalSearch["found"]): void {
    this.found = found;
    this.active = -1;
  }

  handleKey(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (event.key === "Escape") this.#list([]);
    if (step !== undefined && this.found.length > 0) {
      event.preventDefault();
      const places = this.found.length + 1;
      this.active = ((this.active + 1 + step + places) % places) - 1;
    }
    if (event.key === "Enter") this.#enter();
  }

  /** The chosen record, else all that the search finds. */
  #enter(): void {
    const chosen = this.found[this.active];
    clearTimeout(this.#timer);
    this.#list([]);
    if (chosen !== undefined) navigate(recordPage(chosen.id, chosen.object));
    else if (this.term.trim() !== "") this.#showAll();
  }

  #showAll(): void {
    navigate({ type: "standard__search", attributes: {}, state: { term: this.term } });
  }

  handleBlur(): void {
    this.#list([]);
  }

  handlePick(event: MouseEvent): void {
    event.preventDefault();
    const { id = "", object = "" } = (event.currentTarget as HTMLElement).dataset;
    this.#list([]);
    navigate(recordPage(id, object));
  }
}
