import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { at, pluck, startTestServer, VERSION, type Answer, type TestServer } from "./testServer.ts";

let server: TestServer;
let accountId: string;

before(async () => {
  server = await startTestServer();
  const { body } = await ui("POST", "/records", { apiName: "Account", fields: { Name: "Library" } });
  accountId = at(body, "id") as string;
});

after(() => server.close());

function ui(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
  return server.send(method, `${VERSION}/ui-api${path}`, body, headers);
}

test("reads a record with its fields and its parents' fields", async () => {
  const { body } = await ui("POST", "/records", {
    apiName: "Contact",
    fields: { LastName: "Reader", AccountId: accountId }
  });
  const record = await ui(
    "GET",
    `/records/${at(body, "id")}?fields=Contact.LastName,Contact.Account.Name&optionalFields=Contact.Nothing__c`
  );
  assert.equal(record.status, 200);
  assert.deepEqual(at(record.body, "fields.LastName"), { displayValue: null, value: "Reader" });
  assert.equal(at(record.body, "fields.Account.displayValue"), "Library");
  assert.equal(at(record.body, "fields.Account.value.fields.Name.value"), "Library");
});

test("shows numbers and dates as its user reads them", async () => {
  const fields = { Name: "Deal", StageName: "Prospecting", CloseDate: "2026-03-09", Amount: 1234.5 };
  const { body } = await ui("POST", "/records", { apiName: "Opportunity", fields });
  const record = await ui(
    "GET",
    `/records/${at(body, "id")}?fields=Opportunity.Amount,Opportunity.CloseDate,Opportunity.StageName`
  );
  assert.equal(at(record.body, "fields.Amount.displayValue"), "$1,234.50");
  assert.equal(at(record.body, "fields.CloseDate.displayValue"), "3/9/2026");
  assert.equal(at(record.body, "fields.CloseDate.value"), "2026-03-09");
});

test("shows an address with its parts", async () => {
  const fields = { Name: "Branch", BillingCity: "Kiel", BillingLatitude: 54.3, BillingLongitude: 10.1 };
  const { body } = await ui("POST", "/records", { apiName: "Account", fields });
  const record = await ui("GET", `/records/${at(body, "id")}?optionalFields=Account.BillingAddress`);
  assert.equal(record.status, 200);
  assert.equal(at(record.body, "fields.BillingAddress.displayValue"), null);
  assert.equal(at(record.body, "fields.BillingAddress.value.city"), "Kiel");
  assert.equal(at(record.body, "fields.BillingAddress.value.latitude"), 54.3);
});

test("a required field that does not exist is an error", async () => {
  const { status, body } = await ui("GET", `/records/${accountId}?fields=Account.Nothing__c`);
  assert.deepEqual([status, at(body, "0.errorCode")], [400, "INVALID_FIELD"]);
});

test("reports errors of a save by field", async () => {
  const { status, body } = await ui("POST", "/records", { apiName: "Account", fields: {} });
  assert.equal(status, 400);
  assert.equal(at(body, "output.fieldErrors.Name.0.errorCode"), "REQUIRED_FIELD_MISSING");
});

test("updates a record, but not one that changed meanwhile", async () => {
  const updated = await ui("PATCH", `/records/${accountId}`, { fields: { Phone: "555" } });
  assert.equal(at(updated.body, "fields.Phone.value"), "555");
  const headers = { "if-unmodified-since": "Tue, 01 Jan 2019 00:00:00 GMT" };
  const stale = await ui("PATCH", `/records/${accountId}`, { fields: { Phone: "1" } }, headers);
  assert.equal(stale.status, 412);
});

test("describes objects and picklists", async () => {
  const info = await ui("GET", "/object-info/Opportunity");
  assert.equal(at(info.body, "fields.StageName.dataType"), "Picklist");
  const recordType = at(info.body, "defaultRecordTypeId") as string;
  const values = await ui("GET", `/object-info/Opportunity/picklist-values/${recordType}/StageName`);
  assert.ok(pluck(values.body, "values", "value").includes("Closed Won"));
  const all = await ui("GET", `/object-info/Opportunity/picklist-values/${recordType}`);
  assert.ok(at(all.body, "picklistFieldValues.StageName"));
});

test("offers the values of a record type", async () => {
  const info = await ui("GET", "/object-info/Review__c");
  const types = Object.values(at(info.body, "recordTypeInfos") ?? {}) as { name: string; recordTypeId: string }[];
  const press = types.find(({ name }) => name === "Press Review");
  const values = await ui("GET", `/object-info/Review__c/picklist-values/${press?.recordTypeId}/Source__c`);
  assert.deepEqual(pluck(values.body, "values", "value"), ["Press"]);
});

test("lists related records in pages", async () => {
  const parent = at((await ui("POST", "/records", { apiName: "Account", fields: { Name: "Parent" } })).body, "id");
  for (const LastName of ["C", "A", "B"])
    await ui("POST", "/records", { apiName: "Contact", fields: { LastName, AccountId: parent } });
  const request = { fields: ["Contact.LastName"], sortBy: ["Contact.LastName"], pageSize: 2 };
  const first = await ui("POST", `/related-list-records/${parent}/Contacts`, request);
  const names = (page: Answer): unknown[] => pluck(page.body, "records", "fields.LastName.value");
  assert.deepEqual(names(first), ["A", "B"]);
  const second = await ui("POST", `/related-list-records/${parent}/Contacts`, {
    ...request,
    pageToken: at(first.body, "nextPageToken")
  });
  assert.deepEqual([names(second), at(second.body, "nextPageToken")], [["C"], null]);
  const count = await ui("GET", `/related-list-count/${parent}/Contacts`);
  assert.equal(at(count.body, "count"), 3);
});

test("answers for several objects and related lists at once, each of which may fail by itself", async () => {
  const statuses = (answer: Answer): unknown[] => pluck(answer.body, "results", "statusCode");
  const infos = await ui("GET", "/object-info/batch/Account,None__c,Contact");
  assert.deepEqual([statuses(infos), at(infos.body, "hasErrors")], [[200, 404, 200], true]);
  assert.deepEqual(pluck(infos.body, "results", "result.apiName"), ["Account", undefined, "Contact"]);
  const counts = await ui("GET", `/related-list-count/batch/${accountId}/Contacts,Opportunities,None`);
  assert.deepEqual(statuses(counts), [200, 200, 400]);
  assert.equal(at(counts.body, "results.0.result.listReference.relatedListId"), "Contacts");
  const relatedListParameters = [
    { relatedListId: "Contacts", fields: ["Contact.LastName"] },
    { relatedListId: "None" }
  ];
  const lists = await ui("POST", `/related-list-records/batch/${accountId}`, { relatedListParameters });
  assert.deepEqual(statuses(lists), [200, 400]);
  assert.deepEqual(pluck(lists.body, "results", "result.fields"), [["Contact.LastName"], undefined]);
});

test("counts related records as far as the request says", async () => {
  const parent = at((await ui("POST", "/records", { apiName: "Account", fields: { Name: "Crowd" } })).body, "id");
  for (let made = 0; made < 21; made++)
    await ui("POST", "/records", { apiName: "Contact", fields: { LastName: `Reader ${made}`, AccountId: parent } });
  const counted = async (query: string): Promise<unknown[]> => {
    const { body } = await ui("GET", `/related-list-count/${parent}/Contacts${query}`);
    return [at(body, "count"), at(body, "hasMore")];
  };
  assert.deepEqual(await counted(""), [20, true]);
  assert.deepEqual(await counted("?maxCount=100"), [21, false]);
});

test("looks records up by name", async () => {
  const { body } = await ui("GET", "/lookups/Contact/AccountId?q=Libr");
  assert.deepEqual(pluck(body, "records", "fields.Name.value"), ["Library"]);
});

test("knows what a new record begins with", async () => {
  const { body } = await ui("GET", "/record-defaults/create/Opportunity");
  assert.ok(at(body, "record.fields.StageName"));
  assert.ok(Number(at(body, "layout.sections.length")) > 0);
});

test("deletes a record", async () => {
  const id = at((await ui("POST", "/records", { apiName: "Account", fields: { Name: "Gone" } })).body, "id");
  assert.equal((await ui("DELETE", `/records/${id}`)).status, 204);
  assert.equal((await ui("GET", `/records/${id}?fields=Account.Name`)).status, 404);
});

test("lists apps, layouts and list views", async () => {
  assert.ok(pluck((await ui("GET", "/apps")).body, "apps", "label").includes("Bookshop"));
  assert.equal((await ui("GET", "/layout/Book__c")).status, 200);
  assert.ok(Number(at((await ui("GET", "/list-ui/Book__c")).body, "count")) > 0);
});
