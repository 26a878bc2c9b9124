import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { unzipSync } from "fflate";
import { Connection } from "jsforce";
import type { Browser, Page } from "playwright-core";
import { createServer } from "../../api/createServer.ts";
import { createMetadataHost } from "../../deploy/metadataHost.ts";
import { orgSources } from "../../deploy/orgSources.ts";
import { retrievePackage } from "../../deploy/retrievePackage.ts";
import type { LightningBuild } from "../../lightning/build/lightningBuild.ts";
import { registerLightning } from "../../lightning/register.ts";
import { CACHE_DIR } from "../../lightning/test/bookshopCopy.ts";
import { readProject } from "../../metadata/readProject.ts";
import { openOrg, type OpenedOrg } from "../../openOrg.ts";
import { launchBrowser } from "../../testing/browser.ts";

const BOOKSHOP = join(import.meta.dirname, "../../fixtures/bookshop");

let org: OpenedOrg;
let url: string;
let connection: Connection;
let browser: Browser;
let page: Page;
let deployed: Uint8Array;
let close: () => Promise<void>;

before(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "local-org-deployed-"));
  const sources = orgSources({ projectDir: BOOKSHOP, dataDir, blank: true }, false);
  org = openOrg({ projectDir: sources.projectDir, dataDir, configFor: sources.configFor });
  let shell: LightningBuild | undefined;
  const takeUp = async (): Promise<void> => {
    org.reload();
    await shell?.takeProject(org.project);
  };
  const app = await createServer(org, {
    password: org.config.password,
    metadata: createMetadataHost({ org, deployed: sources.deployed, config: org.config, cacheDir: CACHE_DIR, takeUp }),
    mountShell: async (server, served, sessions) => {
      shell = await registerLightning(server, served, sessions, { cacheDir: CACHE_DIR, watch: false });
    }
  });
  url = (await app.listen({ host: "127.0.0.1", port: 0 })).replace("127.0.0.1", "localhost");
  connection = new Connection({ loginUrl: url, version: "62.0" });
  await connection.login(String(org.config.users[0]?.username), org.config.password);
  connection.metadata.pollInterval = 100;
  connection.metadata.pollTimeout = 300_000;
  browser = await launchBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  close = async () => {
    await app.close();
    org.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
});

after(async () => {
  await browser?.close();
  await close?.();
});

/** Every component of a project, as a package. */
async function packageOf(projectDir: string): Promise<Uint8Array> {
  const project = readProject(projectDir);
  const everything = new Map(project.components.map(({ type }) => [type, ["*"]]));
  return (await retrievePackage(project, everything, "")).zip;
}

/** What a record page of a book shows. */
async function openBook(): Promise<void> {
  const author = await connection.sobject("Author__c").create({ Name: "Le Guin" });
  const book = { Name: "The Dispossessed", Author__c: author.id, Price__c: 12 };
  const { id } = await connection.sobject("Book__c").create(book);
  await page.goto(`${url}/lightning/r/Book__c/${id}/view`);
  await page.getByRole("button", { name: /admin@example\.com/ }).click();
  await page.getByRole("heading", { name: /The Dispossessed/ }).waitFor();
}

test("takes a project with its components into a blank org", async () => {
  deployed = await packageOf(BOOKSHOP);
  const result = await connection.metadata.deploy(Buffer.from(deployed), { testLevel: "RunLocalTests" }).complete(true);
  assert.equal(result.status, "Succeeded", JSON.stringify(result.details));
  assert.equal(result.numberTestErrors, 0);
});

test("shows the record page that was deployed, with the project's component", async () => {
  await connection.sobject("PermissionSetAssignment").create(await assignment());
  await openBook();
  await page.getByText("More by this author").waitFor();
});

/** The administrator assigns the permission sets, as in any org. */
async function assignment(): Promise<{ AssigneeId: string; PermissionSetId: string }[]> {
  const sets = await connection.query("SELECT Id FROM PermissionSet WHERE IsOwnedByProfile = false");
  return sets.records.map(({ Id }) => ({ AssigneeId: org.administratorId, PermissionSetId: String(Id) }));
}

test("gives back what was deployed", async () => {
  const types = [...new Set(org.project.components.map(({ type }) => type))];
  const unpackaged = { types: types.map((name) => ({ name, members: ["*"] })), version: "62.0" };
  const { id } = await connection.metadata.retrieve({ apiVersion: "62.0", singlePackage: true, unpackaged } as never);
  let result = await connection.metadata.checkRetrieveStatus(id);
  while (!result.done) result = await connection.metadata.checkRetrieveStatus(id);
  assert.deepEqual(contents(Buffer.from(result.zipFile, "base64")), contents(deployed));
});

/** Files by name, without the manifest and the order of what stands in them. */
function contents(zip: Uint8Array): Record<string, string[]> {
  const files = Object.entries(unzipSync(zip)).filter(([name]) => name !== "package.xml");
  return Object.fromEntries(
    files
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, bytes]) => [name, Buffer.from(bytes).toString().split("\n").sort()])
  );
}
