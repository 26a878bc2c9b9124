import { api, LightningElement } from "lwc";
import { context } from "../../../data/context.ts";
import { messageOf } from "../../../data/http.ts";
import { pageNamed, type PageWithDefaults } from "../../../data/pages.ts";
import { announceTitle } from "../../../data/recordDialogs.ts";

/** What a tab shows: a Lightning page or a component. */
export default class TabPage extends LightningElement {
  page: PageWithDefaults | null = null;
  component = "";
  error = "";
  #tabName = "";

  @api get tabName(): string {
    return this.#tabName;
  }
  set tabName(name: string) {
    this.#tabName = name;
    void this.#load(name);
  }

  async #load(name: string): Promise<void> {
    this.page = null;
    this.component = "";
    this.error = "";
    const tab = context.tabs.find((candidate) => candidate.name === name);
    announceTitle(tab?.label ?? "Error");
    try {
      if (tab === undefined) this.error = "You don't have access to this page (insufficient privileges).";
      else if (tab.kind === "component") this.component = tab.target;
      else if (tab.kind === "page") this.page = await pageNamed(tab.target);
      else this.error = `not supported by the local org: the kind of tab ${name}`;
    } catch (error) {
      this.error = messageOf(error);
    }
  }
}
