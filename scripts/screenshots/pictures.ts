import type { Page } from "playwright-core";

/** A page that is worth showing. */
export interface Picture {
  file: string;
  username: string;
  object: string;
  /** The record's name. */
  name: string;
  /** Of the browser's window, in pixels. */
  height?: number;
  /** Waits until all that the picture is about is there. */
  shown(page: Page): Promise<void>;
}

const DEAL = "Halden Freight: one service desk";
const CUSTOMER = "Halden Freight";

export const PICTURES: readonly Picture[] = [
  {
    file: "editor.png",
    username: "ae@example.com",
    object: "Opportunity",
    name: DEAL,
    height: 1400,
    async shown(page) {
      await page.getByRole("heading", { name: /^Handoff HO-/ }).waitFor();
      await rows(page, "Stakeholders");
    }
  },
  {
    file: "brief.png",
    username: "csm@example.com",
    object: "Account",
    name: CUSTOMER,
    height: 1400,
    async shown(page) {
      await page.getByText(DEAL).first().waitFor();
      await rows(page, "Stakeholders");
    }
  }
];

/** Tables come in after the page; icons and fonts after them. */
async function rows(page: Page, table: string): Promise<void> {
  await page.getByRole("table", { name: table }).locator("tbody tr").first().waitFor();
  await page.waitForLoadState("networkidle");
}
