import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { at, pluck, startTestServer, VERSION, type TestServer } from "./testServer.ts";

const LISTS = `${VERSION}/ui-api`;

let server: TestServer;
let authorId: string;

before(async () => {
  server = await startTestServer();
  const create = async (object: string, record: object): Promise<string> =>
    String(at((await server.send("POST", `${VERSION}/sobjects/${object}`, record)).body, "id"));
  authorId = await create("Author__c", { Name: "Le Guin" });
  for (const [Name, Price__c] of [
    ["The Dispossessed", 12],
    ["The Lathe of Heaven", 9],
    ["The Word for World Is Forest", 7]
  ])
    await create("Book__c", { Name, Price__c, Author__c: authorId });
});

after(() => server.close());

const names = (body: unknown, path = "records"): unknown[] => pluck(body, path, "fields.Name.value");

describe("list views", () => {
  test("an object's list views are told", async () => {
    const { body } = await server.send("GET", `${LISTS}/list-ui/Book__c`);
    assert.ok(pluck(body, "lists", "apiName").includes("__Recent"));
    assert.equal(at(body, "objectApiName"), "Book__c");
  });

  test("a list view comes with its columns and its records", async () => {
    const { body } = await server.send("GET", `${LISTS}/list-ui/Author__c/All?fields=Author__c.Name`);
    assert.equal(at(body, "info.listReference.listViewApiName"), "All");
    assert.deepEqual(names(body, "records.records"), ["Le Guin"]);
  });

  test("its records are paged, sorted, searched and filtered", async () => {
    const list = String(at((await server.send("GET", `${LISTS}/list-info/Book__c`)).body, "lists.1.apiName"));
    const records = async (query: string): Promise<unknown> =>
      (await server.send("GET", `${LISTS}/list-records/Book__c/${list}?fields=Book__c.Name&${query}`)).body;
    const first = await records("pageSize=2&sortBy=-Book__c.Name");
    assert.deepEqual(names(first), ["The Word for World Is Forest", "The Lathe of Heaven"]);
    assert.equal(at(first, "nextPageToken"), "2");
    assert.deepEqual(names(await records("pageSize=2&pageToken=2&sortBy=-Book__c.Name")), ["The Dispossessed"]);
    assert.deepEqual(names(await records("searchTerm=lathe")), ["The Lathe of Heaven"]);
    const where = encodeURIComponent('{ or: [{ Price__c: { lt: 8 } }, { Name: { like: "%Lathe%" } }] }');
    assert.deepEqual(names(await records(`where=${where}`)), ["The Lathe of Heaven", "The Word for World Is Forest"]);
  });

  test("one that does not exist is not found", async () => {
    const { status } = await server.send("GET", `${LISTS}/list-ui/Book__c/Nothing`);
    assert.equal(status, 404);
  });
});

describe("the where filter of related lists", () => {
  const related = async (where: string): Promise<{ status: number; body: unknown }> =>
    server.send("POST", `${LISTS}/related-list-records/${authorId}/Books__r`, { fields: ["Book__c.Name"], where });

  test("keeps the children that it holds for", async () => {
    const { body } = await related(
      '{ and: [{ Price__c: { gte: 9 } }, { not: { Name: { eq: "The Dispossessed" } } }] }'
    );
    assert.deepEqual(names(body), ["The Lathe of Heaven"]);
  });

  test("is refused where it cannot be read, names no field, or would be more than a filter", async () => {
    for (const where of [
      "{ Price__c: { gte: 9 ",
      "{ Missing__c: { eq: 1 } }",
      "{ Price__c: { gte: \"9 OR Name != ''\" } }"
    ])
      assert.equal((await related(where)).status, 400);
  });
});
