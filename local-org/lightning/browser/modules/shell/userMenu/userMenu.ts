import { LightningElement } from "lwc";
import { context } from "../../../data/context.ts";
import { logIn, loginUsers, logOut } from "../../../data/login.ts";

const SAMPLE_PASSWORD = "local";

/** The user's menu: become one of the sample users, or log out. */
export default class UserMenu extends LightningElement {
  userName = context.user.name;
  caption = `View profile of ${context.user.name}, switch user`;
  users: { username: string; label: string; current: boolean }[] = [];
  loading = true;

  /** The users are asked for when the menu is opened first. */
  async handleOpen(): Promise<void> {
    if (!this.loading) return;
    const users = await loginUsers();
    this.users = users.map(({ username, name }) => ({
      username,
      label: `${name} (${username})`,
      current: username === context.user.username
    }));
    this.loading = false;
  }

  async handleSelect(event: CustomEvent<{ value: string }>): Promise<void> {
    const username = event.detail.value;
    if (username === "") {
      await logOut();
    } else {
      await logIn(username, SAMPLE_PASSWORD);
      location.reload();
    }
  }
}
