import { api, LightningElement } from "lwc";
import { context } from "../../../data/context.ts";
import { homePage, type PageWithDefaults } from "../../../data/pages.ts";
import { recentRecords } from "../../../data/recent.ts";
import { announceTitle } from "../../../data/recordDialogs.ts";
import { navigateTo, recordPage, urlOf } from "../../../data/router.ts";

const SHOWN = 10;

/** The app's home page, or a greeting with the records opened last. */
export default class Home extends LightningElement {
  page: PageWithDefaults | null = null;
  greeting = `Welcome, ${context.user.name}`;
  recent = recentRecords()
    .slice(0, SHOWN)
    .map(({ id, object, name }) => ({ id, name, url: urlOf(recordPage(id, object)) }));
  #appName = "";

  @api get appName(): string {
    return this.#appName;
  }
  set appName(name: string) {
    this.#appName = name;
    void this.#load();
  }

  async #load(): Promise<void> {
    announceTitle("Home");
    this.page = await homePage();
  }

  handleNavigate(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    navigateTo((event.currentTarget as HTMLAnchorElement).pathname);
  }
}
