import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Page } from "playwright-core";
import { openBookshopPageAsAdministrator, type BookshopPage } from "./bookshopPage.ts";
import type { BookshopServer } from "./bookshopServer.ts";

const API = "/services/data/v62.0/ui-api";

let opened: BookshopPage;
let shop: BookshopServer;
let page: Page;
let authorId: string;
/** What the page asked for, in its order: method and path. */
let calls: string[] = [];

before(async () => {
  opened = await openBookshopPageAsAdministrator();
  ({ shop, page } = opened);
  authorId = shop.insert("Author__c", { Name: "Octavia Butler" });
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    const isData = pathname.startsWith("/services/") || /^\/local\/(apex|shell|users)/.test(pathname);
    if (isData && !pathname.endsWith("/events"))
      calls.push(`${request.method()} ${pathname}${decodeURIComponent(search)}`);
  });
});

beforeEach(() => (calls = []));

after(() => opened?.close());

/** What wires of `lightning/…` modules hand out that are connected in the same tick; then what `next` does with the modules and the values. */
function wired(wires: { module: string; adapter: string; config: object }[], next = ""): Promise<Answer[]> {
  const script = `
    const wires = ${JSON.stringify(wires)};
    const modules = await Promise.all(wires.map(({ module }) => import("/local/assets/platform/lightning/" + module + ".js")));
    const answers = await Promise.all(wires.map(({ adapter, config }, index) => new Promise((resolve) => {
      const wire = new modules[index][adapter]((value) => { if (value.data || value.error) resolve(value); });
      wire.connect();
      wire.update(config);
    })));
    ${next}
    return answers;`;
  return page.evaluate(`(async () => { ${script} })()`) as Promise<Answer[]>;
}

interface Answer {
  data?: { fields?: Record<string, { value: unknown }>; results?: { statusCode: number }[]; apiName?: string };
  error?: { status: number; body: { errorCode: string }[] | { errorCode: string } };
}

function record(
  recordId: string,
  fields: string[],
  optionalFields: string[] = []
): Parameters<typeof wired>[0][number] {
  return { module: "uiRecordApi", adapter: "getRecord", config: { recordId, fields, optionalFields } };
}

test("a record's page is one call, and what stands on it asks for nothing of it again", async () => {
  await page.goto(`${shop.base}/lightning/r/Opportunity/${shop.opportunityId}/view`);
  await page.getByRole("heading", { name: /Spring order/ }).waitFor();
  await page.getByRole("option", { name: "Prospecting" }).waitFor();
  await page.getByRole("tab", { name: "Details" }).click();
  await page.getByText("Lead Source").first().waitFor();
  const ofRecord = calls.filter((call) => !/shell\/(context|notifications)/.test(call));
  const others = ofRecord.filter((call) => !call.startsWith(`GET /local/shell/record-page/${shop.opportunityId}`));
  assert.equal(ofRecord.length - others.length, 1);
  assert.deepEqual(
    others.filter((call) => /records|object-info|object\/|layout|picklist/.test(call)),
    []
  );
});

test("a tab's body loads when the tab is opened first", async () => {
  await page.goto(`${shop.base}/lightning/r/Opportunity/${shop.opportunityId}/view`);
  await page.getByRole("tab", { name: "Related" }).waitFor();
  const related = (): string[] => calls.filter((call) => call.includes("/shell/related/"));
  assert.deepEqual(related(), []);
  await page.getByRole("tab", { name: "Related" }).click();
  await page.getByRole("heading", { name: /^Contact Roles/ }).waitFor();
  await page.getByRole("tab", { name: "Details" }).click();
  await page.getByRole("tab", { name: "Related" }).click();
  assert.equal(related().length, 1);
});

test("fields of a record that are asked for in the same tick travel as one request, and are known afterwards", async () => {
  const one = record(shop.bookId, ["Book__c.Name"]);
  const other = record(shop.bookId, [], ["Book__c.Price__c", "Book__c.Nothing__c"]);
  const answers = await wired([one, other]);
  assert.deepEqual(
    answers.map(({ data }) => Object.keys(data?.fields ?? {})),
    [["Name"], ["Price__c"]]
  );
  assert.deepEqual(calls, [
    `GET ${API}/records/${shop.bookId}?fields=Book__c.Name&optionalFields=Book__c.Price__c,Book__c.Nothing__c`
  ]);
  await wired([other]);
  assert.equal(calls.length, 1);
});

test("a field that does not exist fails the wire that asked for it, and no other", async () => {
  const [missing, there] = await wired([
    record(authorId, ["Author__c.Nothing__c"]),
    record(authorId, ["Author__c.Name"])
  ]);
  assert.equal(missing?.error?.status, 400);
  assert.equal(there?.data?.fields?.["Name"]?.value, "Octavia Butler");
});

test("the same fields of several records travel as one request", async () => {
  const ids = ["Kindred", "Dawn"].map((Name) => shop.insert("Book__c", { Name, Author__c: authorId, Price__c: 8 }));
  const gone = `${shop.bookId.slice(0, 3)}000000000999AAA`;
  const answers = await wired([...ids, gone].map((id) => record(id, ["Book__c.Name"])));
  assert.deepEqual(
    answers.map(({ data }) => data?.fields?.["Name"]?.value),
    ["Kindred", "Dawn", undefined]
  );
  assert.equal(answers[2]?.error?.status, 404);
  assert.deepEqual(calls, [`GET ${API}/records/batch/${[...ids, gone].join()}?fields=Book__c.Name`]);
  const records = [{ recordIds: [...ids, gone], fields: ["Book__c.Name"] }];
  const [batch] = await wired([{ module: "uiRecordApi", adapter: "getRecords", config: { records } }]);
  assert.deepEqual(
    batch?.data?.results?.map(({ statusCode }) => statusCode),
    [200, 200, 404]
  );
});

test("objects are asked for at once, and each only once", async () => {
  const info = (objectApiName: string): Parameters<typeof wired>[0][number] => ({
    module: "uiObjectInfoApi",
    adapter: "getObjectInfo",
    config: { objectApiName }
  });
  const answers = await wired([info("Review__c"), info("Author__c"), info("None__c")]);
  assert.deepEqual(
    answers.map(({ data }) => data?.apiName),
    ["Review__c", "Author__c", undefined]
  );
  assert.equal(answers[2]?.error?.status, 404);
  assert.deepEqual(calls, [`GET ${API}/object-info/batch/Review__c,Author__c,None__c`]);
  await wired([info("Review__c")]);
  assert.equal(calls.length, 1);
});

test("what changed behind the page's back is asked for again", async () => {
  const book = shop.insert("Book__c", { Name: "Fledgling", Author__c: authorId, Price__c: 8 });
  await wired(
    [record(book, ["Book__c.Name"])],
    `await modules[0].notifyRecordUpdateAvailable([{ recordId: "${book}" }]);`
  );
  assert.deepEqual(calls, Array(2).fill(`GET ${API}/records/${book}?fields=Book__c.Name`));
});

test("related lists are counted at once", async () => {
  const config = { parentRecordId: shop.bookId, relatedListIds: ["Reviews__r", "None__r"] };
  const [counts] = await wired([{ module: "uiRelatedListApi", adapter: "getRelatedListsCount", config }]);
  assert.deepEqual(
    counts?.data?.results?.map(({ statusCode }) => statusCode),
    [200, 400]
  );
  assert.deepEqual(calls, [`GET ${API}/related-list-count/batch/${shop.bookId}/Reviews__r,None__r`]);
});

test("the users to become are asked for when the menu is opened", async () => {
  await page.goto(`${shop.base}/lightning/page/home`);
  const menu = page.getByRole("button", { name: /switch user/ });
  await menu.waitFor();
  assert.ok(!calls.some((call) => call.includes("/local/users")));
  await menu.click();
  await page.getByRole("menuitemcheckbox", { name: /admin@example\.com/ }).waitFor();
});
