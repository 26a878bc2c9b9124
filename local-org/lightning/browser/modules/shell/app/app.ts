import { LightningElement } from "lwc";
import { context } from "../../../data/context.ts";
import { chooseApp, currentApp } from "../../../data/pages.ts";
import { openRecordDialog } from "../../../data/recordDialogs.ts";
import {
  currentReference,
  navigateTo,
  onNavigation,
  registerDialogs,
  type PageReference
} from "../../../data/router.ts";
import { onServerEvent } from "../../../data/serverEvents.ts";
import { RefreshEventName, refreshView } from "../../lightning/refresh/refresh.ts";
import RecordDialog from "../recordDialog/recordDialog.ts";

/** Lightning Experience as far as the local org has it: header, navigation, the page that the address names. */
export default class App extends LightningElement {
  reference: PageReference = currentReference();
  appName = currentApp();
  problem = context.buildProblem;
  isGuest = context.user.isGuest || location.pathname === "/login";
  announcement = "";

  connectedCallback(): void {
    this.#followServer();
    if (this.isGuest) return;
    registerDialogs((reference) => openRecordDialog(RecordDialog, reference));
    onNavigation((reference) => this.#show(reference));
    document.addEventListener(RefreshEventName, () => void refreshView());
    document.addEventListener("localorg__title", (event) => this.#title((event as CustomEvent<string>).detail));
    this.#openAddress();
  }

  /** Addresses that open an app or a dialog lead on to a page. */
  #openAddress(): void {
    const app = /^\/lightning\/app\/(?:standard__)?(\w+)/.exec(location.pathname)?.[1];
    const known = context.apps.find(({ name }) => name === app || name === `standard__${app}`);
    if (known !== undefined) {
      chooseApp(known.name);
      this.appName = known.name;
    }
    const { type, attributes } = this.reference;
    if (type === "standard__recordPage" && attributes.actionName === "edit") {
      navigateTo(location.pathname.replace(/edit\/?$/, "view"), true);
      openRecordDialog(RecordDialog, this.reference);
    } else if (type === "standard__objectPage" && attributes.actionName === "new") {
      navigateTo(location.pathname.replace(/new\/?$/, "list"), true);
      openRecordDialog(RecordDialog, this.reference);
    }
  }

  #show(reference: PageReference): void {
    const moved = JSON.stringify(reference) !== JSON.stringify(this.reference);
    this.reference = reference;
    this.appName = currentApp();
    if (!moved) return;
    window.scrollTo(0, 0);
    this.handleSkip();
  }

  /** Past header and navigation, to the page itself. */
  handleSkip(): void {
    this.template?.querySelector<HTMLElement>("[data-main]")?.focus();
  }

  #title(title: string): void {
    document.title = `${title} | Salesforce`;
    this.announcement = title;
  }

  /** New components come with a reload; a mistake in one is shown until it is mended. */
  #followServer(): void {
    onServerEvent((event) => {
      if (event.kind === "reload") location.reload();
      else if (event.kind === "problem") this.problem = event.text;
    });
  }

  #isType(...types: string[]): boolean {
    return types.includes(this.reference.type);
  }
  get isRecord(): boolean {
    return this.#isType("standard__recordPage");
  }
  get isList(): boolean {
    return this.#isType("standard__objectPage");
  }
  get isRelated(): boolean {
    return this.#isType("standard__recordRelationshipPage");
  }
  get isTab(): boolean {
    return this.#isType("standard__navItemPage");
  }
  get isComponent(): boolean {
    return this.#isType("standard__component");
  }
  get isSearch(): boolean {
    return this.#isType("standard__search");
  }
  get isOutbox(): boolean {
    return this.#isType("standard__namedPage") && this.reference.attributes.pageName === "outbox";
  }
  get emailId(): string {
    return this.reference.state.email ?? "";
  }
  get recordId(): string {
    return this.reference.attributes.recordId ?? "";
  }
  get objectApiName(): string {
    return this.reference.attributes.objectApiName ?? "";
  }
  get relationship(): string {
    return this.reference.attributes.relationshipApiName ?? "";
  }
  get tabName(): string {
    return this.reference.attributes.apiName ?? "";
  }
  get componentName(): string {
    return this.reference.attributes.componentName ?? "";
  }
  get filterName(): string {
    return this.reference.state.filterName ?? "";
  }
  get searchTerm(): string {
    return this.reference.state.term ?? "";
  }
}
