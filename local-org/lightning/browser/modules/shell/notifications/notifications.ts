import { LightningElement } from "lwc";
import { markAllRead, markRead, watchBell, type Bell, type ReceivedNotification } from "../../../data/notifications.ts";
import { navigateTo, recordPage, urlOf, type PageReference } from "../../../data/router.ts";
import { showToast } from "../../../data/toast.ts";
import { messageOf } from "../../../data/http.ts";

interface Item {
  id: number;
  title: string;
  body: string;
  time: number;
  url: string;
  unread: boolean;
  className: string;
}

const MOST_COUNTED = 99;
/** A target that leads nowhere, where a notification has none of its own. */
const DUMMY_TARGET = /^0+(AAA)?$/;

/** The bell: custom notifications that the user received, unread ones counted. */
export default class Notifications extends LightningElement {
  bell: Bell = { notifications: [], unread: 0 };
  isOpen = false;
  announcement = "";
  #stop: (() => void) | undefined;
  #focusPanel = false;

  connectedCallback(): void {
    this.#stop = watchBell((bell) => this.#receive(bell));
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  renderedCallback(): void {
    if (!this.#focusPanel) return;
    this.#focusPanel = false;
    (this.refs?.popover as HTMLElement | undefined)?.focus();
  }

  #receive(bell: Bell): void {
    const [newest] = bell.notifications;
    const known = this.bell.notifications[0]?.id ?? 0;
    if (this.bell.notifications.length > 0 && newest !== undefined && newest.id > known)
      this.announcement = `New notification: ${newest.title}`;
    this.bell = bell;
  }

  get unread(): number {
    return this.bell.unread;
  }
  get badge(): string {
    return this.unread > MOST_COUNTED ? `${MOST_COUNTED}+` : String(this.unread);
  }
  get caption(): string {
    return this.unread === 0 ? "Notifications" : `Notifications: ${this.unread} new`;
  }
  get expanded(): string {
    return String(this.isOpen);
  }
  get hasItems(): boolean {
    return this.bell.notifications.length > 0;
  }
  get isAllRead(): boolean {
    return this.unread === 0;
  }
  get items(): Item[] {
    return this.bell.notifications.map((notification) => {
      const { id, title, body, sentAt, read } = notification;
      const unreadClass = read ? "" : " slds-global-notifications__item_unread slds-global-notification__item_unread";
      return {
        ...{ id, title, body, time: Date.parse(sentAt), url: targetUrl(notification), unread: !read },
        className: `slds-global-notification__item${unreadClass}`
      };
    });
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
    this.#focusPanel = this.isOpen;
  }

  handleClose(): void {
    this.isOpen = false;
    (this.refs?.bell as HTMLElement | undefined)?.focus();
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.isOpen) this.handleClose();
  }

  /** Whoever goes elsewhere has done with it; the bell itself toggles. */
  handleFocusOut({ relatedTarget }: FocusEvent): void {
    const inside = relatedTarget instanceof Node && this.template?.contains(relatedTarget) === true;
    if (relatedTarget !== null && !inside) this.isOpen = false;
  }

  async handleAllRead(): Promise<void> {
    await this.#change(markAllRead(), (notification) => ({ ...notification, read: true }));
    (this.refs?.popover as HTMLElement | undefined)?.focus();
  }

  handleOpen(event: MouseEvent): void {
    const { dataset, href } = event.currentTarget as HTMLAnchorElement;
    const opened = Number(dataset.id);
    void this.#change(markRead(opened), (each) => (each.id === opened ? { ...each, read: true } : each));
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.isOpen = false;
    navigateTo(href);
  }

  async #change(saved: Promise<void>, change: (each: ReceivedNotification) => ReceivedNotification): Promise<void> {
    const before = this.bell.notifications;
    const notifications = before.map(change);
    const newlyRead = notifications.filter(({ read }, at) => read && before[at]?.read === false).length;
    this.bell = { notifications, unread: notifications.every(({ read }) => read) ? 0 : this.bell.unread - newlyRead };
    try {
      await saved;
    } catch (error) {
      showToast({ title: messageOf(error), variant: "error" });
    }
  }
}

function targetUrl({ targetId, targetPageRef }: ReceivedNotification): string {
  if (targetPageRef !== null) return urlOfReference(targetPageRef);
  return targetId === null || DUMMY_TARGET.test(targetId) ? location.href : urlOf(recordPage(targetId));
}

/** Apex may send anything as a page reference. */
function urlOfReference(json: string): string {
  try {
    return urlOf(JSON.parse(json) as PageReference);
  } catch {
    return location.href;
  }
}
