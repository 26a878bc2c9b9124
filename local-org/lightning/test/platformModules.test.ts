import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { openBookshopPageAsAdministrator, type BookshopPage } from "./bookshopPage.ts";
import type { BookshopServer } from "./bookshopServer.ts";

let opened: BookshopPage;
let shop: BookshopServer;
let page: Page;

before(async () => {
  opened = await openBookshopPageAsAdministrator();
  ({ shop, page } = opened);
});

after(() => opened?.close());

/** Runs a script in the page with a module of the platform at hand as `module`. */
function withModule(name: string, script: string): Promise<unknown> {
  return page.evaluate(`import("/local/assets/platform/lightning/${name}.js").then(async (module) => { ${script} })`);
}

/** What a wire adapter of the module hands out for a config. */
function wired(name: string, adapter: string, config: object): Promise<unknown> {
  return withModule(
    name,
    `return new Promise((resolve) => {
      const wire = new module.${adapter}(({ data, error }) => { if (data || error) resolve(data ?? error); });
      wire.connect();
      wire.update(${JSON.stringify(config)});
    });`
  );
}

test("lightning/uiListsApi reads a list view's records", async () => {
  const config = { objectApiName: "Book__c", listViewApiName: "All", fields: ["Book__c.Name"] };
  const answer = (await wired("uiListsApi", "getListRecordsByName", config)) as { count: number };
  assert.equal(answer.count, 2);
});

test("lightning/uiListApi reads a list view with its records", async () => {
  const config = { objectApiName: { objectApiName: "Book__c" }, listViewApiName: "All" };
  const answer = (await wired("uiListApi", "getListUi", config)) as { info: { label: string } };
  assert.equal(answer.info.label, "All");
});

test("lightning/uiRelatedListApi reads several lists, each of which may fail by itself", async () => {
  const relatedListParameters = [
    { relatedListId: "Reviews__r", fields: ["Review__c.Name"] },
    { relatedListId: "None__r" }
  ];
  const config = { parentRecordId: shop.bookId, relatedListParameters };
  const answer = await wired("uiRelatedListApi", "getRelatedListRecordsBatch", config);
  const { results } = answer as { results: { statusCode: number }[] };
  assert.deepEqual(
    results.map(({ statusCode }) => statusCode),
    [200, 400]
  );
});

test("lightning/empApi receives platform events", async () => {
  await withModule(
    "empApi",
    `globalThis.received = [];
    globalThis.subscription = await module.subscribe("/event/Book_Sold__e", -1, (event) => received.push(event));`
  );
  shop.org.transact(shop.org.administratorId, (transaction) => {
    const { failure, compileProblem } = shop.org.apex.executeAnonymous(
      transaction,
      "EventBus.publish(new Book_Sold__e());"
    );
    assert.equal(failure?.message ?? compileProblem, null);
  });
  await page.waitForFunction("received.length === 1");
  assert.equal(await page.evaluate("received[0].channel"), "/event/Book_Sold__e");
  await withModule("empApi", "await module.unsubscribe(subscription);");
});

test("lightning/mobileCapabilities has no services in a browser", async () => {
  assert.equal(await withModule("mobileCapabilities", "return module.getBarcodeScanner().isAvailable();"), false);
});

test("a GraphQL query answers with errors that say what is missing", async () => {
  const errors = await withModule(
    "graphql",
    `return new Promise((resolve) => {
      const wire = new module.graphql(({ errors }) => { if (errors) resolve(errors); });
      wire.update({ query: module.gql\`query books { uiapi { query { Book__c { edges { node { Id } } } } } }\` });
      wire.connect();
    });`
  );
  assert.deepEqual(errors, [{ message: "not supported by the local org: lightning/graphql graphql" }]);
});

test("the design system lies where components of the platform look for its icons", async () => {
  const sprite = await page.request.get(`${shop.base}/_slds/icons/utility-sprite/svg/symbols.svg`);
  assert.equal(sprite.headers()["content-type"], "image/svg+xml");
});

test("what the local org has not says so in the page, and the component around it works", async () => {
  await page.goto(`${shop.base}/lightning/cmp/c__stars`);
  await page.getByText("not supported by the local org: lightning/hologram").waitFor();
  await page.getByRole("button", { name: "Aim" }).click();
  await page.getByText("not supported by the local org: lightning/telescope aim").waitFor();
});

test("a component that fails is named with its error, and the page goes on", async () => {
  await page.goto(`${shop.base}/lightning/cmp/c__broken`);
  await page.getByText("c__broken: the lens is missing").waitFor();
  await page.getByRole("navigation", { name: "Global" }).getByRole("link", { name: "Books", exact: true }).click();
  await page.getByRole("link", { name: "The Dispossessed" }).waitFor();
});

test("trusted sites of the project widen what the page may reach, and nothing else does", async () => {
  const policy = (await page.request.get(`${shop.base}/lightning`)).headers()["content-security-policy"] ?? "";
  assert.match(policy, /img-src 'self' data: blob: https:\/\/covers\.example\.com;/);
  assert.match(policy, /script-src 'self';/);
  assert.match(policy, /connect-src 'self';/);
});
