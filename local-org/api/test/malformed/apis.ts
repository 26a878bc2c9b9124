import { DATA, get, other, post, type Make, type MalformedRequest } from "./request.ts";
import type { Random } from "./random.ts";

/** Requests to the APIs beside REST. */
export const apiRequests: readonly Make[] = [
  badBulkJob,
  badBulkCall,
  badUiApi,
  badOAuth,
  badApex,
  badTooling,
  badStreaming,
  missingApis
];

function badBulkJob(random: Random): MalformedRequest {
  return post(
    random.pick([`${DATA}/jobs/ingest`, `${DATA}/jobs/query`]),
    random.pick<unknown>([
      {},
      [],
      null,
      "{",
      { operation: "insert" },
      { operation: "explode", object: "Account" },
      { operation: "insert", object: {} },
      { operation: "upsert", object: "Account" },
      { operation: "query", query: 7 },
      { operation: "query", query: "SELECT" },
      { operation: "insert", object: "Account", columnDelimiter: "X" },
      { operation: "insert", object: "Account", columnDelimiter: "__proto__" },
      { operation: "insert", object: "Account", lineEnding: "CR" },
      { operation: "insert", object: "Account", contentType: "XML" },
      { operation: "insert", object: random.text(2000) },
      { operation: "upsert", object: "Account", externalIdFieldName: random.text(5) },
      { operation: "query", query: "SELECT Id, (SELECT Id FROM Contacts) FROM Account WHERE Id = 'x'" },
      { operation: "query", query: "SELECT Id FROM Account", columnDelimiter: {} }
    ])
  );
}

function badUiApi(random: Random): MalformedRequest {
  const id = random.pick(["x", "001000000000000AAA", "%20"]);
  return random.pick([
    get(`${DATA}/ui-api/records/${id}?fields=Account.Name`),
    get(`${DATA}/ui-api/records/${id}`),
    get(`${DATA}/ui-api/object-info/Nothing`),
    get(`${DATA}/ui-api/object-info/Account/picklist-values/x/Nothing`),
    post(`${DATA}/ui-api/records`, { apiName: "Nothing", fields: {} }),
    post(`${DATA}/ui-api/records`, { apiName: 1, fields: [] }),
    post(`${DATA}/ui-api/records`, "{"),
    post(`${DATA}/ui-api/records`, { apiName: "Account", fields: { Name: random.pick<unknown>([{}, [], [1]]) } }),
    post(`${DATA}/ui-api/records`, { apiName: "Account", fields: { [random.text(6)]: 1 } }),
    post(`${DATA}/ui-api/list-records/Account/${random.text(5).replace(/\W/g, "x")}`, { pageSize: -1, where: "{" }),
    post(`${DATA}/ui-api/related-list-records/001000000000001AAA/Contacts`, { where: random.text(9) }),
    get(`${DATA}/ui-api/related-list-records/${id}/Nothing`),
    get(`${DATA}/ui-api/lookups/${id}/${id}`),
    other("PATCH", `${DATA}/ui-api/records/${id}`, random.pick<unknown>(["{", [], { fields: 7 }, {}]))
  ]);
}

function badOAuth(random: Random): MalformedRequest {
  const body = random.pick([
    "",
    "grant_type=x",
    "grant_type=password&username=a&password=b",
    random.text(30),
    "grant_type=refresh_token",
    "grant_type=password&grant_type=refresh_token",
    "grant_type=client_credentials&client_id=%00&client_secret=%ff",
    "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=a.b.c",
    "__proto__=1&constructor=2",
    `grant_type=${"x".repeat(10_000)}`
  ]);
  return {
    method: "POST",
    path: random.pick(["/services/oauth2/token", "/services/oauth2/revoke"]),
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body
  };
}

function badApex(random: Random): MalformedRequest {
  return random.pick([
    get(`${DATA}/tooling/executeAnonymous`),
    post(`${DATA}/tooling/runTestsSynchronous`, {}),
    post(`${DATA}/tooling/runTestsAsynchronous`, { tests: [{ classId: random.text(5) }] }),
    post(`${DATA}/tooling/runTestsSynchronous`, { tests: 7 }),
    get(`${DATA}/tooling/query?q=${encodeURIComponent("SELECT Nothing FROM ApexCodeCoverageAggregate")}`)
  ]);
}

function badTooling(random: Random): MalformedRequest {
  const flags = `${DATA}/tooling/sobjects/TraceFlag`;
  return random.pick([
    post(flags, random.pick<unknown>(["{", [], {}, { Nothing: 1 }, { StartDate: "never" }])),
    { ...post(`${flags}/${random.below(1e9)}`, { LogType: 1 }), method: "PATCH" },
    post(`${DATA}/tooling/sobjects/ApexOrgWideCoverage`, { PercentCovered: 100 }),
    get(`${DATA}/tooling/sobjects/ApexLog/${random.text(5).replace(/\W/g, "x")}/Body`),
    get(`${DATA}/tooling/query?q=${encodeURIComponent("SELECT COUNT(Id) FROM TraceFlag")}`),
    get(`${DATA}/sobjects/Account/updated?start=${random.below(9)}x&end=never`)
  ]);
}

function badStreaming(random: Random): MalformedRequest {
  const messages = random.pick<unknown>(["{", 7, "null", [], [7], [null], {}, [{ channel: 1 }], { channel: {} }]);
  return post(random.pick(["/cometd/62.0", "/cometd/62.0/connect"]), messages);
}

function badBulkCall(random: Random): MalformedRequest {
  const id = random.pick(["x", "750000000000ZZZ", "750000000000000AAA", "%00", encodeURIComponent(random.text(15))]);
  return random.pick([
    {
      method: "PUT",
      path: `${DATA}/jobs/ingest/${id}/batches`,
      headers: { "content-type": "text/csv" },
      body: "Name\n"
    },
    other("PATCH", `${DATA}/jobs/ingest/${id}`, { state: random.pick<unknown>(["UploadComplete", "Aborted", 7, {}]) }),
    other("DELETE", `${DATA}/jobs/query/${id}`),
    get(`${DATA}/jobs/query/${id}/results?locator=${random.below(9)}x&maxRecords=-1`),
    get(`${DATA}/jobs/ingest/${id}/failedResults`),
    other("PUT", `${DATA}/jobs/ingest`, {}),
    other("DELETE", `${DATA}/jobs/ingest`)
  ]);
}

/** What the platform has, and the local org says that it has not. */
function missingApis(random: Random): MalformedRequest {
  return random.pick([
    post(`${DATA}/graphql`, {
      query: random.pick(["{", "query { uiapi { query { Account { edges { node { Id } } } } } }"])
    }),
    post(`${DATA}/process/rules`, {}),
    post(`${DATA}/actions/custom/flow/${random.text(4).replace(/\W/g, "x")}`, { inputs: [{}] }),
    get(`${DATA}/connect/communities`),
    get(`${DATA}/chatter/users/me`)
  ]);
}
