import { createElement } from "lwc";
import App from "../modules/shell/app/app.ts";
import { context } from "./context.ts";
import { formFactor } from "./pages.ts";

/** Puts the shell into the page. */
export function start(host: HTMLElement): void {
  context.formFactor = formFactor();
  host.append(createElement("shell-app", { is: App }));
}
