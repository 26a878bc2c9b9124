import { LightningElement } from "lwc";
import { logIn, loginUsers, startUrl, type LoginUser } from "../../../data/login.ts";

/** Everyone on the local org has this one. */
const SAMPLE_PASSWORD = "local";

/** The login page: by name and password, or as one of the sample users by one click. */
export default class Login extends LightningElement {
  users: LoginUser[] = [];
  username = "";
  password = "";
  error = "";

  async connectedCallback(): Promise<void> {
    document.title = "Login | Salesforce";
    this.users = await loginUsers();
  }

  handleUsername(event: CustomEvent<{ value: string }>): void {
    this.username = event.detail.value;
  }
  handlePassword(event: CustomEvent<{ value: string }>): void {
    this.password = event.detail.value;
  }
  handleSubmit(event: Event): void {
    event.preventDefault();
    void this.#logIn(this.username, this.password);
  }
  handleUser(event: MouseEvent): void {
    void this.#logIn((event.currentTarget as HTMLElement).dataset.username ?? "", SAMPLE_PASSWORD);
  }

  async #logIn(username: string, password: string): Promise<void> {
    try {
      await logIn(username, password);
      location.assign(startUrl());
    } catch (error) {
      this.error = (error as Error).message;
    }
  }
}
