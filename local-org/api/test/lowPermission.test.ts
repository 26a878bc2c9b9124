import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createProject } from "../../metadata/projectModel.ts";
import type { MetadataComponent } from "../../metadata/types.ts";
import { hasEventChannel } from "../streaming/eventChannels.ts";
import { at, startTestServer, VERSION, type Answer, type TestServer } from "./testServer.ts";

/** A clerk who reads books but not their ISBN, and sees no review, no account and no file of the administrator. */
let server: TestServer;
let clerk: string;
let token: string;
let ids: Record<"author" | "book" | "review" | "account" | "file" | "task" | "administrator", string>;

const ISBN = "9780000000001";

before(async () => {
  server = await startTestServer();
  clerk = await createUser("clerk@example.com");
  await create("PermissionSetAssignment", {
    AssigneeId: clerk,
    PermissionSetId: await idOf("PermissionSet", "Bookshop_Reader")
  });
  const author = await create("Author__c", { Name: "Ann", Email__c: "ann@example.com" });
  const book = await create("Book__c", { Name: "Tides", Author__c: author, Price__c: 5, ISBN__c: ISBN });
  const account = await create("Account", { Name: "Acme" });
  ids = {
    author,
    book,
    account,
    review: await create("Review__c", { Rating__c: 3, Book__c: book, Comment__c: "hush" }),
    file: await create("ContentVersion", { Title: "Secret", PathOnClient: "s.txt", VersionData: "dG9w" }),
    task: await create("Task", { Subject: "Call", WhatId: account }),
    administrator: await idOf("Profile", "System Administrator")
  };
  token = (await server.connect("clerk@example.com")).accessToken ?? "";
});

after(() => server.close());

async function create(object: string, record: Record<string, unknown>): Promise<string> {
  const { body, status } = await server.send("POST", `${VERSION}/sobjects/${object}`, record);
  assert.equal(status, 201, JSON.stringify(body));
  return String(at(body, "id"));
}

async function createUser(username: string): Promise<string> {
  return create("User", {
    Username: username,
    LastName: "Clerk",
    Email: username,
    Alias: "clerk",
    ProfileId: await idOf("Profile", "Minimum Access - Salesforce"),
    TimeZoneSidKey: "Europe/Berlin",
    LocaleSidKey: "en_US",
    LanguageLocaleKey: "en_US",
    EmailEncodingKey: "UTF-8"
  });
}

async function idOf(object: string, name: string): Promise<string> {
  const { body } = await server.send("GET", query(`SELECT Id FROM ${object} WHERE Name = '${name}'`));
  return String(at(body, "records.0.Id"));
}

function query(soql: string): string {
  return `${VERSION}/query?q=${encodeURIComponent(soql)}`;
}

/** A request with the clerk's session. */
function asClerk(method: string, path: string, body?: unknown): Promise<Answer> {
  return server.send(method, path.startsWith("/services") ? path : VERSION + path, body, {
    authorization: `Bearer ${token}`
  });
}

async function assertRefused(method: string, path: string, body?: unknown): Promise<void> {
  const { status, body: answer } = await asClerk(method, path, body);
  assert.ok(status >= 400 && status < 500, `${method} ${path}: ${status} ${JSON.stringify(answer)}`);
  assertNothingTold(path, answer);
}

function assertNothingTold(path: string, answer: unknown): void {
  const text = JSON.stringify(answer) ?? "";
  for (const secret of ["ann@example.com", "hush", "dG9w"]) assert.ok(!text.includes(secret), `${path}: ${text}`);
  assert.ok(path.includes(ISBN) || !text.includes(ISBN), `${path}: ${text}`);
}

describe("a field that the user may not read", () => {
  test("stands in no clause of a query", async () => {
    for (const soql of [
      "SELECT ISBN__c FROM Book__c",
      "SELECT ISBN__c FROM Book__c WITH SYSTEM_MODE",
      "SELECT Id FROM Book__c WHERE ISBN__c LIKE '978%'",
      "SELECT Id FROM Book__c WHERE ISBN__c LIKE '978%' WITH SECURITY_ENFORCED",
      "SELECT Id FROM Book__c ORDER BY ISBN__c",
      "SELECT COUNT(Id) FROM Book__c GROUP BY ISBN__c",
      "SELECT Name FROM Book__c GROUP BY Name HAVING MAX(ISBN__c) > '1'",
      "SELECT MAX(ISBN__c) FROM Book__c",
      "SELECT toLabel(ISBN__c) FROM Book__c",
      "SELECT Book__r.ISBN__c FROM Review__c",
      "SELECT (SELECT Id FROM Books__r WHERE ISBN__c LIKE '9%') FROM Author__c",
      "SELECT Id FROM Author__c WHERE Id IN (SELECT Author__c FROM Book__c WHERE ISBN__c LIKE '9%')",
      "SELECT Id FROM Book__c WHERE Author__r.Email__c = 'ann@example.com'"
    ]) {
      const { status, body } = await asClerk("GET", query(soql));
      assert.deepEqual([status, at(body, "0.errorCode")], [400, "INVALID_FIELD"], soql);
    }
    const all = await asClerk("GET", query("SELECT FIELDS(ALL) FROM Book__c LIMIT 1"));
    assert.equal("ISBN__c" in (at(all.body, "records.0") as object), false);
  });

  test("is not searched, and stands in no clause of a search", async () => {
    const search = (sosl: string): string => `/search?q=${encodeURIComponent(sosl)}`;
    for (const sosl of [`FIND {${ISBN}} RETURNING Book__c(Id)`, "FIND {ann} IN EMAIL FIELDS RETURNING Author__c(Id)"]) {
      const found = await asClerk("GET", search(sosl));
      if (sosl.includes(ISBN)) assert.deepEqual(at(found.body, "searchRecords"), [], sosl);
    }
    await assertRefused("GET", search("FIND {Tides} RETURNING Book__c(ISBN__c)"));
    await assertRefused("GET", search("FIND {Tides} RETURNING Book__c(Id WHERE ISBN__c LIKE '9%')"));
    await assertRefused("GET", search("FIND {Tides} RETURNING Book__c(Id ORDER BY ISBN__c)"));
  });

  test("is in no record, and finds none", async () => {
    const { body } = await asClerk("GET", `/sobjects/Book__c/${ids.book}`);
    assert.equal("ISBN__c" in (body as object), false);
    await assertRefused("GET", `/sobjects/Book__c/${ids.book}?fields=ISBN__c`);
    await assertRefused("GET", `/sobjects/Book__c/ISBN__c/${ISBN}`);
    await assertRefused("PATCH", `/sobjects/Book__c/ISBN__c/${ISBN}`, { Name: "Found" });
    await assertRefused("GET", `/composite/sobjects/Book__c?ids=${ids.book}&fields=ISBN__c`);
    await assertRefused("GET", `/ui-api/records/${ids.book}?fields=Book__c.ISBN__c`);
    const optional = `/ui-api/records/${ids.book}?fields=Book__c.Name&optionalFields=Book__c.ISBN__c,Book__c.Author__r.Email__c`;
    assertNothingTold(optional, (await asClerk("GET", optional)).body);
    await assertRefused(
      "GET",
      `/ui-api/related-list-records/${ids.author}/Books__r?fields=Book__c.Name&sortBy=Book__c.ISBN__c`
    );
    await assertRefused("POST", "/jobs/query", { operation: "query", query: "SELECT ISBN__c FROM Book__c" });
  });

  test("is not told of in describes", async () => {
    const { body } = await asClerk("GET", "/sobjects/Book__c/describe");
    assert.ok(!JSON.stringify(body).includes("ISBN__c"));
    const info = await asClerk("GET", "/ui-api/object-info/Book__c");
    assert.ok(!JSON.stringify(info.body).includes("ISBN__c"));
  });
});

describe("the history of a record", () => {
  const SOQL = "SELECT Field, OldValue, NewValue FROM Book__History WHERE Field != 'created' ORDER BY Id";

  test("is seen by who sees the record and the field, with values of the fields' types", async () => {
    const changes = { In_Print__c: false, ISBN__c: "9780000000002", Published_On__c: "2026-02-03" };
    await server.send("PATCH", `${VERSION}/sobjects/Book__c/${ids.book}`, changes);
    const seen = async (answer: Promise<Answer>): Promise<unknown[]> => {
      const records = at((await answer).body, "records") as Record<string, unknown>[];
      return records.map(({ Field, OldValue, NewValue }) => [Field, OldValue, NewValue]);
    };
    const inPrint = ["In_Print__c", true, false];
    assert.deepEqual(await seen(asClerk("GET", query(SOQL))), [inPrint]);
    const all = [["ISBN__c", ISBN, "9780000000002"], inPrint, ["Published_On__c", null, "2026-02-03"]];
    assert.deepEqual(await seen(server.send("GET", query(SOQL))), all);
    const nested = await server.send("GET", query("SELECT Id, (SELECT NewValue FROM Histories) FROM Book__c"));
    assert.equal(at(nested.body, "records.0.Histories.totalSize"), 4);
    await server.send("PATCH", `${VERSION}/sobjects/Book__c/${ids.book}`, { In_Print__c: true, ISBN__c: ISBN });
  });

  test("is read by Apex as objects of the fields' types", async () => {
    const code = `
      Map<String, Object> found = new Map<String, Object>();
      for (Book__History each : [SELECT Field, NewValue FROM Book__History WHERE Field != 'created' ORDER BY Id DESC])
        found.put(each.Field, each.NewValue);
      System.assertEquals(false, (Boolean) found.get('In_Print__c'));
      System.assertEquals(Date.newInstance(2026, 2, 3), (Date) found.get('Published_On__c'));`;
    const path = `${VERSION}/tooling/executeAnonymous/?anonymousBody=${encodeURIComponent(code)}`;
    const { body } = await server.send("GET", path);
    assert.equal(at(body, "success"), true, JSON.stringify(body));
  });
});

describe("a record that was not shared", () => {
  test("has nothing hung on it, and is told apart by no more than the platform's error", async () => {
    const refusal = {
      message: `insufficient access rights on cross-reference id: ${ids.review.slice(0, 15)}`,
      errorCode: "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
      fields: []
    };
    const attempts: Record<string, Record<string, unknown>> = {
      FeedItem: { ParentId: ids.review, Body: "x" },
      Note: { ParentId: ids.review, Title: "x" },
      TopicAssignment: { EntityId: ids.review },
      ContentVersion: { FirstPublishLocationId: ids.review, PathOnClient: "x.txt", Title: "x", VersionData: "eA==" }
    };
    for (const [object, record] of Object.entries(attempts)) {
      const { body } = await asClerk("POST", `/sobjects/${object}`, record);
      assert.deepEqual(body, [refusal], object);
    }
  });

  test("is neither read nor counted nor changed", async () => {
    for (const soql of [
      "SELECT Id FROM Review__c",
      "SELECT COUNT() FROM Review__c",
      "SELECT Id FROM Review__Share",
      "SELECT Id FROM Book__c WHERE Id IN (SELECT Book__c FROM Review__c)",
      "SELECT Id FROM ContentVersion",
      "SELECT Id FROM ContentDocument",
      "SELECT Id FROM ContentDocumentLink",
      "SELECT Id FROM Task"
    ])
      assert.equal(at((await asClerk("GET", query(soql))).body, "totalSize"), 0, soql);
    const best = await asClerk("GET", query("SELECT MAX(Rating__c) best FROM Review__c"));
    assert.equal(at(best.body, "records.0.best"), null);
    for (const path of [`Review__c/${ids.review}`, `ContentVersion/${ids.file}`, `Task/${ids.task}`]) {
      await assertRefused("GET", `/sobjects/${path}`);
      await assertRefused("PATCH", `/sobjects/${path}`, { Description: "x" });
      await assertRefused("DELETE", `/sobjects/${path}`);
    }
    await assertRefused("GET", `/sobjects/Account/${ids.account}`);
    await assertRefused("GET", `/ui-api/records/${ids.review}?fields=Review__c.Comment__c`);
    const count = await asClerk("GET", `/ui-api/related-list-count/${ids.book}/Reviews__r`);
    assert.equal(at(count.body, "count"), 0);
  });

  test("stays closed to each part of a composite", async () => {
    const requests = [
      { method: "GET", url: query("SELECT Id FROM Account") },
      { method: "GET", url: `${VERSION}/sobjects/Review__c/${ids.review}` },
      { method: "PATCH", url: `${VERSION}/sobjects/Book__c/${ids.book}`, body: { Name: "x" } },
      { method: "GET", url: `${VERSION}/../../../local/users` }
    ].map((request, index) => ({ ...request, referenceId: `r${index}` }));
    const composite = await asClerk("POST", "/composite", { allOrNone: false, compositeRequest: requests });
    const statuses = at(composite.body, "compositeResponse") as { httpStatusCode: number }[];
    assert.ok(statuses.every(({ httpStatusCode }) => httpStatusCode >= 400 && httpStatusCode < 500));
    const graph = await asClerk("POST", "/composite/graph", {
      graphs: [{ graphId: "g", compositeRequest: [{ ...requests[2] }] }]
    });
    assert.equal(at(graph.body, "graphs.0.isSuccessful"), false);
    const batch = await asClerk("POST", "/composite/batch", {
      batchRequests: [{ method: "GET", url: `v62.0/sobjects/Review__c/${ids.review}` }]
    });
    assert.equal(at(batch.body, "hasErrors"), true);
    const saved = await asClerk("DELETE", `/composite/sobjects?ids=${ids.book},${ids.review}`);
    assert.deepEqual([at(saved.body, "0.success"), at(saved.body, "1.success")], [false, false]);
  });

  test("comes neither through another's query locator nor through another's job", async () => {
    const accounts = Array.from({ length: 200 }, (_, n) => ({ attributes: { type: "Account" }, Name: `A${n}` }));
    await server.send("POST", `${VERSION}/composite/sobjects`, { records: accounts });
    const first = await server.send("GET", query("SELECT Id FROM Account"), undefined, {
      "Sforce-Query-Options": "batchSize=200"
    });
    await assertRefused("GET", String(at(first.body, "nextRecordsUrl")));
    const job = await server.send("POST", `${VERSION}/jobs/query`, {
      operation: "query",
      query: "SELECT Id FROM Account"
    });
    await assertRefused("GET", `/jobs/query/${String(at(job.body, "id"))}`);
    await assertRefused("GET", `/jobs/query/${String(at(job.body, "id"))}/results`);
    const ingest = { operation: "insert", object: "Account", contentType: "CSV" };
    const upload = await server.send("POST", `${VERSION}/jobs/ingest`, ingest);
    await assertRefused("PATCH", `/jobs/ingest/${String(at(upload.body, "id"))}`, { state: "UploadComplete" });
  });
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_anonymous_block.htm */
describe("a user who may write Apex", () => {
  test("runs anonymous blocks with no more permissions than his own", async () => {
    const author = await createUser("author@example.com");
    const rights = { Name: "Author", Label: "Author", PermissionsAuthorApex: true };
    for (const PermissionSetId of [
      await create("PermissionSet", rights),
      await idOf("PermissionSet", "Bookshop_Reader")
    ])
      await create("PermissionSetAssignment", { AssigneeId: author, PermissionSetId });
    const session = (await server.connect("author@example.com")).accessToken ?? "";
    const run = async (code: string): Promise<unknown> => {
      const path = `${VERSION}/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(code)}`;
      return (await server.send("GET", path, undefined, { authorization: `Bearer ${session}` })).body;
    };
    assert.equal(at(await run("System.assertEquals('Tides', [SELECT Name FROM Book__c].Name);"), "success"), true);
    for (const code of [
      "String s = [SELECT ISBN__c FROM Book__c].ISBN__c; throw new IllegalArgumentException(s);",
      "List<Book__c> found = Database.query('SELECT Id FROM Book__c WHERE ISBN__c != null');",
      "update new Book__c(Id = [SELECT Id FROM Book__c].Id, Name = 'x');",
      "insert new Account(Name = 'x');",
      "System.assertEquals(1, [SELECT COUNT() FROM Review__c]);"
    ]) {
      const answer = await run(code);
      assert.equal(at(answer, "success"), false, code);
      assertNothingTold(code, answer);
    }
  });
});

describe("a user who administers nothing", () => {
  test("gives no permission, to himself or others", async () => {
    const set = await idOf("PermissionSet", "Bookshop_Keeper");
    const attempts: Record<string, Record<string, unknown>> = {
      PermissionSetAssignment: { AssigneeId: clerk, PermissionSetId: set },
      ObjectPermissions: { ParentId: set, SobjectType: "Account", PermissionsRead: true },
      SetupEntityAccess: { ParentId: set, SetupEntityId: set },
      PermissionSet: { Name: "X", Label: "X", PermissionsModifyAllData: true },
      Group: { Name: "G", DeveloperName: "G" },
      GroupMember: { GroupId: clerk, UserOrGroupId: clerk },
      UserRole: { Name: "R" },
      Review__Share: { ParentId: ids.review, UserOrGroupId: clerk, AccessLevel: "Edit" },
      UserShare: { UserId: clerk, UserOrGroupId: clerk, UserAccessLevel: "Edit" }
    };
    for (const [object, record] of Object.entries(attempts)) await assertRefused("POST", `/sobjects/${object}`, record);
    await assertRefused("PATCH", `/sobjects/User/${clerk}`, { ProfileId: ids.administrator });
    await assertRefused("PATCH", `/sobjects/PermissionSet/${set}`, { PermissionsModifyAllData: true });
  });

  test("runs no Apex that he was not given", async () => {
    await assertRefused("GET", `/tooling/executeAnonymous?anonymousBody=${encodeURIComponent("System.debug(1);")}`);
    await assertRefused("GET", "/services/apexrest/books/x");
    await assertRefused("POST", "/tooling/runTestsSynchronous", { tests: [{ className: "BookTriggerTest" }] });
    await assertRefused("POST", "/tooling/runTestsAsynchronous", { classNames: "BookTriggerTest" });
  });

  test("looks into neither sources nor logs", async () => {
    const name = await server.send("GET", query("SELECT Id FROM ApexClass WHERE Name = 'BookController'"));
    const id = String(at(name.body, "records.0.Id"));
    await assertRefused("GET", query("SELECT Body FROM ApexClass"));
    await assertRefused("GET", `/sobjects/ApexClass/${id}`);
    await assertRefused("GET", `/tooling/sobjects/ApexClass/${id}`);
    await assertRefused("GET", "/tooling/query?q=SELECT+Id+FROM+TraceFlag");
    await assertRefused("POST", "/tooling/sobjects/TraceFlag", { TracedEntityId: clerk, LogType: "USER_DEBUG" });
    const cometd = async (message: Record<string, unknown>): Promise<unknown> =>
      (await asClerk("POST", "/services/../cometd/62.0", [message])).body;
    const clientId = at(await cometd({ channel: "/meta/handshake" }), "0.clientId");
    for (const subscription of ["/systemTopic/Logging", "/systemTopic/TestResult"]) {
      const answer = await cometd({ channel: "/meta/subscribe", clientId, subscription });
      assert.equal(at(answer, "0.successful"), false, subscription);
    }
  });

  test("counts no more records than he sees", async () => {
    const { body } = await asClerk("GET", "/limits/recordCount?sObjects=Review__c,Book__c");
    assert.deepEqual(at(body, "sObjects"), [
      { count: 1, name: "Book__c" },
      { count: 0, name: "Review__c" }
    ]);
  });

  test("hears no channel with an event that he may not read", () => {
    const { org } = server;
    const component = (type: string, fullName: string, body: MetadataComponent["body"]): MetadataComponent => ({
      type,
      fullName,
      path: `${fullName}.xml`,
      body
    });
    const project = createProject(org.project.dir, org.project.apiVersion, [
      ...org.project.components,
      component("PlatformEventChannel", "Sold__chn", { channelType: "event" }),
      component("PlatformEventChannelMember", "Sold", { eventChannel: "Sold__chn", selectedEntity: "Book_Sold__e" })
    ]);
    const withChannel = { ...org, project };
    const hears = (userId: string): boolean => hasEventChannel(withChannel, userId, "/event/Sold__chn");
    assert.equal(hears(org.administratorId), true);
    assert.equal(hears(clerk), false);
  });
});
