import { api, LightningElement } from "lwc";
import type { FieldLink } from "../../../data/fieldLink.ts";
import { announceTitle } from "../../../data/recordDialogs.ts";
import { searchAll, type FoundObject, type FoundRecord } from "../../../data/search.ts";

interface Group extends FoundObject {
  records: (FoundRecord & { link: FieldLink })[];
}

/** All records whose name holds the term, by object. */
export default class SearchPage extends LightningElement {
  groups: Group[] = [];
  searched = false;
  #term = "";

  @api get term(): string {
    return this.#term;
  }
  set term(term: string) {
    this.#term = term;
    void this.#search(term);
  }

  async #search(term: string): Promise<void> {
    announceTitle(`${term} - Search`);
    this.searched = false;
    const found = await searchAll(term);
    if (term !== this.#term) return;
    this.groups = found.map((group) => ({
      ...group,
      records: group.records.map((record) => ({
        ...record,
        link: { id: record.id, name: record.name, object: group.object }
      }))
    }));
    this.searched = true;
  }

  get nothing(): boolean {
    return this.searched && this.groups.length === 0;
  }
}
