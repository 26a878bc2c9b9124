import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { launchBrowser } from "../../local-org/testing/browser.ts";
import type { Benchmark, Cell } from "./benchmark.ts";
import { copyProject, type ProjectCopy } from "./projectCopy.ts";
import { startServerProcess } from "./serverProcess.ts";
import { median } from "./statistics.ts";

const RUNS = 5;
const DEAL = "Halden Freight: one service desk";
const PAGE = "force-app/main/editor/flexipages/Handoff_Opportunity_Record_Page.flexipage-meta.xml";
const VIEWPORT = { width: 1440, height: 1000 };

interface Load {
  apexCalls: number;
  dataCalls: number;
  files: number;
  bytes: number;
  milliseconds: number;
}

/** A page of the deal, and how to see that its data is there. */
interface Subject {
  says: string;
  prepare(copy: ProjectCopy): void;
  shown(page: Page): Promise<void>;
}

const EDITOR: Subject = {
  says: "handoff editor",
  prepare: () => undefined,
  async shown(page) {
    await page.getByRole("heading", { name: /^Handoff HO-/ }).waitFor();
    await page.getByRole("table", { name: "Stakeholders" }).locator("tbody tr").first().waitFor();
  }
};

const RELATED_LISTS: Subject = {
  says: "standard related lists",
  prepare(copy) {
    const file = join(copy.dir, PAGE);
    const xml = readFileSync(file, "utf8");
    const swapped = xml.replaceAll(
      /<value>(handoffTab|relatedTab)<\/value>/g,
      (_, tab: string) => `<value>${tab === "handoffTab" ? "relatedTab" : "handoffTab"}</value>`
    );
    writeFileSync(file, swapped);
  },
  async shown(page) {
    await page.getByRole("heading", { name: /^Products/ }).waitFor();
    await page.getByRole("link", { name: "Service Cloud Enterprise" }).waitFor();
  }
};

/** What it takes until the editor shows its data. */
export const editor: Benchmark = {
  name: "editor",
  says: "from navigation to a won deal until the handoff editor shows its data, in a headless browser",
  async run() {
    const browser = await launchBrowser();
    try {
      const rows = [...(await rowsOf(browser, EDITOR)), ...(await rowsOf(browser, RELATED_LISTS))];
      return {
        columns: ["page", "browser cache", "Apex calls", "other data calls", "files", "KB", "ms"],
        rows,
        notes: [
          "Aim: 1 Apex call.",
          "Standard related lists: the same record page with its Related tab first, as it would be without the app (line items, contact roles, team).",
          `KB: what came over the network. Cold is a browser that was never here, warm one that was. Milliseconds are medians of ${RUNS}.`
        ]
      };
    } finally {
      await browser.close();
    }
  }
};

async function rowsOf(browser: Browser, subject: Subject): Promise<Cell[][]> {
  const copy = copyProject();
  subject.prepare(copy);
  try {
    const server = await startServerProcess(copy.dir);
    try {
      const cold = await repeat(() => loadInNewBrowser(browser, server.url, subject, false));
      const warm = await repeat(() => loadInNewBrowser(browser, server.url, subject, true));
      return [row(subject.says, "cold", cold), row(subject.says, "warm", warm)];
    } finally {
      await server.stop();
    }
  } finally {
    copy.remove();
  }
}

async function repeat(run: () => Promise<Load>): Promise<Load[]> {
  const loads: Load[] = [];
  for (let done = 0; done < RUNS; done++) loads.push(await run());
  return loads;
}

function row(says: string, cache: string, loads: readonly Load[]): Cell[] {
  const middle = (figure: keyof Load): number => median(loads.map((load) => load[figure]));
  const kilobytes = middle("bytes") / 1000;
  return [says, cache, middle("apexCalls"), middle("dataCalls"), middle("files"), kilobytes, middle("milliseconds")];
}

async function loadInNewBrowser(browser: Browser, url: string, subject: Subject, warm: boolean): Promise<Load> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const address = await signIn(context, url);
    if (warm) {
      await load(context, address, subject);
    }
    return await load(context, address, subject);
  } finally {
    await context.close();
  }
}

/** Signs the account executive in; returns the deal's address. */
async function signIn(context: BrowserContext, url: string): Promise<string> {
  await context.request.post(`${url}/local/session`, { data: { username: "ae@example.com", password: "local" } });
  const soql = `SELECT Id FROM Opportunity WHERE Name = '${DEAL}'`;
  const answer = await context.request.get(`${url}/services/data/v62.0/query`, { params: { q: soql } });
  const { records } = (await answer.json()) as { records: { Id: string }[] };
  return `${url}/lightning/r/Opportunity/${records[0]?.Id}/view`;
}

async function load(context: BrowserContext, address: string, subject: Subject): Promise<Load> {
  const page = await context.newPage();
  const requests: Request[] = [];
  page.on("requestfinished", (request) => requests.push(request));
  const start = performance.now();
  await page.goto(address);
  await subject.shown(page);
  const milliseconds = performance.now() - start;
  const finished = [...requests];
  const sizes = await Promise.all(finished.map((request) => request.sizes()));
  await page.close();
  const paths = finished.map((request) => new URL(request.url()).pathname);
  const apexCalls = paths.filter((path) => path === "/local/apex").length;
  const dataCalls = paths.filter((path) => /^\/(services|local\/(shell|users))/.test(path)).length;
  // A file from the browser's cache came without a body.
  const bytes = sizes.reduce(
    (sum, { responseBodySize, responseHeadersSize }) => sum + Math.max(0, responseBodySize + responseHeadersSize),
    0
  );
  return { apexCalls, dataCalls, files: paths.length - apexCalls - dataCalls, bytes, milliseconds };
}
