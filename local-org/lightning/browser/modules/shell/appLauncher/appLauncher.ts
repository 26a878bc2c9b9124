import LightningModal from "lightning/modal";
import { context, type AppInfo } from "../../../data/context.ts";
import { chooseApp } from "../../../data/pages.ts";
import { navigateTo } from "../../../data/router.ts";
import { tabUrl } from "../../../data/tabs.ts";

/** All apps and tabs of the user. */
export default class AppLauncher extends LightningModal {
  term = "";

  get apps(): AppInfo[] {
    return context.apps.filter(({ label }) => this.#matches(label));
  }
  get tabs(): { name: string; label: string; url: string }[] {
    return context.tabs.filter(({ label }) => this.#matches(label)).map((tab) => ({ ...tab, url: tabUrl(tab) }));
  }
  #matches(label: string): boolean {
    return label.toLowerCase().includes(this.term.toLowerCase());
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.term = event.detail.value;
  }

  handleApp(event: MouseEvent): void {
    const name = (event.currentTarget as HTMLElement).dataset.name ?? "";
    chooseApp(name);
    const first = context.apps.find((app) => app.name === name)?.tabs[0];
    const tab = context.tabs.find((candidate) => candidate.name === first);
    this.close();
    navigateTo(tab === undefined ? "/lightning/page/home" : tabUrl(tab));
  }

  handleTab(event: MouseEvent): void {
    event.preventDefault();
    const { pathname } = event.currentTarget as HTMLAnchorElement;
    this.close();
    navigateTo(pathname);
  }
}
