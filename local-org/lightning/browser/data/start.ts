import { createElement } from "lwc";
import App from "../modules/shell/app/app.ts";

/** Puts the shell into the page. */
export function start(host: HTMLElement): void {
  host.append(createElement("shell-app", { is: App }));
}
