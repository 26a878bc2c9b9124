import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];
const OTHER_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"
];

/** No talk with the browser's maker: the tests need this machine only. */
const QUIET = [
  "--no-sandbox",
  "--headless=new",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  "--no-first-run"
];

/** Starts the browser at hand: the one that CHROME_PATH names, an installed Chrome or Chromium, else the one that npm brought along. */
export async function launchBrowser(): Promise<Browser> {
  const installed = installedBrowser();
  if (installed !== null) return chromium.launch({ executablePath: installed, args: QUIET });
  return chromium.launch({ executablePath: await bundledBrowser(), args: QUIET });
}

function installedBrowser(): string | null {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && named !== "") return named;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const paths = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...OTHER_PLACES];
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Libraries that Chromium needs and small systems lack. */
const SYSTEM_LIBRARIES = ["/usr/lib/x86_64-linux-gnu/libnss3.so", "/usr/lib64/libnss3.so", "/usr/lib/libnss3.so"];

/** The package unpacks its own copies of those libraries where it believes to run on Lambda, and extends LD_LIBRARY_PATH. */
async function bundledBrowser(): Promise<string> {
  if (!SYSTEM_LIBRARIES.some((path) => existsSync(path))) process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs22.x";
  const { default: bundled } = await import("@sparticuz/chromium");
  return bundled.executablePath();
}
