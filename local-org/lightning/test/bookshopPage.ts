import type { Page } from "playwright-core";
import { launchBrowser } from "../../testing/browser.ts";
import { startBookshop, type BookshopServer } from "./bookshopServer.ts";

/** The served bookshop and a browser's page on it. */
export interface BookshopPage {
  shop: BookshopServer;
  page: Page;
  close(): Promise<void>;
}

/** Starts the bookshop and a browser; nobody is logged in. */
export async function openBookshopPage(): Promise<BookshopPage> {
  const browser = await launchBrowser();
  const shop = await startBookshop().catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  page.setDefaultTimeout(20_000);
  const close = async (): Promise<void> => {
    await browser.close();
    await shop.close();
  };
  return { shop, page, close };
}

/** The same with the administrator logged in, on the home page. */
export async function openBookshopPageAsAdministrator(): Promise<BookshopPage> {
  const opened = await openBookshopPage();
  const { shop, page } = opened;
  await page.request.post(`${shop.base}/local/session`, { data: { username: "admin@example.com", password: "local" } });
  await page.goto(`${shop.base}/lightning/page/home`);
  await page.getByText("Welcome").waitFor();
  return opened;
}
