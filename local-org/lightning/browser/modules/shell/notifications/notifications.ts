import { LightningElement } from "lwc";
import { request } from "../../../data/http.ts";

interface Notification {
  id: string;
  title: string;
}

/** The bell: custom notifications that the user received. */
export default class Notifications extends LightningElement {
  notifications: Notification[] = [];

  async connectedCallback(): Promise<void> {
    this.notifications = await request<Notification[]>("GET", "/local/shell/notifications");
  }

  get isEmpty(): boolean {
    return this.notifications.length === 0;
  }
  get caption(): string {
    return this.isEmpty ? "Notifications" : `${this.notifications.length} notifications`;
  }
}
