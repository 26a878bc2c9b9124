import { api, LightningElement } from "lwc";
import { deleteWithConfirmation } from "../../../data/deleteRecord.ts";
import type { Table, TableCell, TableColumn } from "../../../data/pages.ts";
import { navigate, recordPage } from "../../../data/router.ts";

interface Header extends TableColumn {
  ariaSort: string;
  sortIcon: string | null;
}

interface Cell extends TableCell {
  path: string;
  type: string;
  scale: number;
  label: string;
}

/** Records in rows, as list views and related lists show them. */
export default class RecordTable extends LightningElement {
  @api table: Table | null = null;
  @api label = "";
  @api objectLabel = "";
  @api sortedBy: string | null = null;
  @api descending = false;
  @api sortable = false;

  get headers(): Header[] {
    return (this.table?.columns ?? []).map((column) => {
      const sorted = this.sortedBy === column.path;
      const direction = this.descending ? "descending" : "ascending";
      const arrow = this.descending ? "utility:arrowdown" : "utility:arrowup";
      return {
        ...column,
        sortable: this.sortable && column.sortable,
        ariaSort: sorted ? direction : "none",
        sortIcon: sorted ? arrow : null
      };
    });
  }

  get rows(): { id: string; menuLabel: string; cells: Cell[] }[] {
    const columns = this.table?.columns ?? [];
    return (this.table?.rows ?? []).map(({ id, cells }) => ({
      id,
      menuLabel: `Show actions for ${this.#nameIn(cells)}`,
      cells: columns.map(({ path, type, scale, label }) => ({
        path,
        type,
        scale,
        label,
        ...(cells[path] ?? { value: null, link: null })
      }))
    }));
  }

  #nameIn(cells: Record<string, TableCell>): string {
    return String(cells[this.table?.columns[0]?.path ?? ""]?.value ?? "");
  }

  handleSort(event: Event): void {
    const path = (event.currentTarget as HTMLElement).dataset.path;
    const descending = path === this.sortedBy && !this.descending;
    this.dispatchEvent(new CustomEvent("sort", { detail: { path, descending } }));
  }

  handleAction(event: CustomEvent<{ value: string }>): void {
    const id = (event.currentTarget as HTMLElement).dataset.id ?? "";
    const object = this.table?.object ?? "";
    if (event.detail.value === "edit") navigate(recordPage(id, object, "edit"));
    else void this.#delete(id);
  }

  async #delete(id: string): Promise<void> {
    const row = this.table?.rows.find((candidate) => candidate.id === id);
    await deleteWithConfirmation(id, this.objectLabel, row === undefined ? "" : this.#nameIn(row.cells));
  }
}
