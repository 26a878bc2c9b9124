import { DATA, get, post, type Make, type MalformedRequest } from "./request.ts";
import type { Random } from "./random.ts";

/** Requests to the REST API that cannot be answered. */
export const restRequests: readonly Make[] = [
  badJson,
  wrongTypes,
  deepJson,
  hugeBody,
  badIds,
  badValues,
  badParameters,
  unknownPath,
  wrongMethod,
  badComposite
];

function badJson(random: Random): MalformedRequest {
  const body = random.pick([
    "{",
    '{"Name":',
    "[1,",
    "nul",
    '{"Name":"x"}}',
    `{${random.text(20)}`,
    '"',
    "{'Name':'x'}"
  ]);
  return post(random.pick([`${DATA}/sobjects/Account`, `${DATA}/composite`, `${DATA}/composite/sobjects`]), body);
}

function wrongTypes(random: Random): MalformedRequest {
  const value = random.pick<unknown>([{}, [], [[]], { a: { b: 1 } }, { toString: 1 }, { __proto__: 1 }]);
  const record = random.pick<unknown>([
    value,
    null,
    1,
    "x",
    { Name: value },
    { Name: "x", NumberOfEmployees: random.text(5) },
    { Name: "x", OwnerId: value },
    { Name: "x", [random.text(6)]: 1 },
    { Name: "x", constructor: 1 },
    { Name: "x".repeat(300) }
  ]);
  return post(`${DATA}/sobjects/Account`, record);
}

function deepJson(random: Random): MalformedRequest {
  const depth = 1000 + random.below(20_000);
  return post(`${DATA}/sobjects/Account`, `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);
}

function hugeBody(random: Random): MalformedRequest {
  return random.below(20) === 0
    ? post(`${DATA}/sobjects/Account`, JSON.stringify({ Name: "x".repeat(7 * 1024 * 1024) }))
    : post(`${DATA}/sobjects/Account`, JSON.stringify({ Name: "x".repeat(20_000 + random.below(20_000)) }));
}

function badIds(random: Random): MalformedRequest {
  const id = random.pick([
    "x",
    "001",
    "001000000000000ZZZ",
    "0".repeat(18),
    "%00",
    "001%00",
    "%F0%9F%98%80",
    "001%2F..",
    "%27%20OR%201=1",
    "__proto__",
    "constructor",
    encodeURIComponent(random.text(15)),
    "a".repeat(1900)
  ]);
  const method = random.pick(["GET", "DELETE", "PATCH"]);
  const path = `${DATA}/sobjects/Account/${id}`;
  return method === "PATCH" ? { ...post(path, { Name: "x" }), method } : { method, path, headers: {} };
}

function unknownPath(random: Random): MalformedRequest {
  return get(
    random.pick([
      `${DATA}/nothing/${random.below(1e6)}`,
      "/services/data/v99.0/limits",
      "/services/data/vX/query?q=x",
      `${DATA}/sobjects/Nothing__c`,
      `${DATA}/sobjects/Nothing__c/describe`,
      `${DATA}/sobjects/__proto__/describe`,
      `${DATA}/sobjects/constructor`,
      `${DATA}/%00`,
      `${DATA}/sobjects/%E0%A4%A/x`,
      "/services/apexrest/nothing",
      `${DATA}/../../../etc/passwd`,
      `${DATA}/query/0r8${random.below(1e6)}-2000`
    ])
  );
}

function wrongMethod(random: Random): MalformedRequest {
  const method = random.pick(["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "LOCK"]);
  return { ...post(random.pick([`${DATA}/query`, `${DATA}/limits`, `${DATA}/sobjects`]), {}), method };
}

function badComposite(random: Random): MalformedRequest {
  const entry = random.pick<unknown>([null, 1, [], {}]);
  return post(
    random.pick([
      `${DATA}/composite`,
      `${DATA}/composite/batch`,
      `${DATA}/composite/graph`,
      `${DATA}/composite/tree/Account`
    ]),
    random.pick<unknown>([
      {},
      [],
      { compositeRequest: 1 },
      { compositeRequest: [entry] },
      { batchRequests: entry },
      { batchRequests: [entry] },
      { graphs: 1 },
      { graphs: [entry] },
      { graphs: [{ graphId: "1", compositeRequest: [entry] }] },
      { graphs: Array.from({ length: 76 }, (_, index) => ({ graphId: `${index}`, compositeRequest: [] })) },
      {
        compositeRequest: Array.from({ length: 2 }, () => ({ method: "GET", url: `${DATA}/limits`, referenceId: "a" }))
      },
      { compositeRequest: [{ method: "POST", url: `${DATA}/composite`, referenceId: "a", body: {} }] },
      { batchRequests: [{ method: "GET", url: random.pick(["../../etc", "http://evil.example/", "//"]) }] },
      { records: entry },
      { records: [entry] },
      { records: Array.from({ length: 201 }, () => ({ attributes: { type: "Account" } })) }
    ])
  );
}

/** Values of another type than their field, beyond its range, or on no calendar. */
function badValues(random: Random): MalformedRequest {
  const [field, value] = random.pick<[string, unknown]>([
    ["CloseDate", "0000-00-00"],
    ["CloseDate", "10000-01-01"],
    ["CloseDate", "2024-02-30"],
    ["CloseDate", "2024-01-01T25:00:00Z"],
    ["CloseDate", 20_240_101],
    ["Amount", "1,000"],
    ["Amount", "0x1F"],
    ["Amount", "NaN"],
    ["Amount", 1e300],
    ["Amount", `${"9".repeat(400)}`],
    ["Amount", true],
    ["TotalOpportunityQuantity", []],
    ["Probability", 1000],
    ["IsPrivate", "yes"],
    ["OwnerId", "\0"],
    ["OwnerId", 5],
    ["AccountId", "001"],
    ["AccountId", "zzz000000000000AAA"],
    ["Account", { Nothing: 1 }],
    ["Account", { AccountNumber: "\ud800" }],
    ["Owner", { attributes: { type: random.text(4) }, Username: "x" }],
    ["Id", "006000000000001AAA"],
    ["IsDeleted", true],
    ["CreatedDate", "2020-01-01T00:00:00Z"]
  ]);
  return post(`${DATA}/sobjects/Opportunity`, { Name: "x", StageName: "x", CloseDate: "2026-01-01", [field]: value });
}

function badParameters(random: Random): MalformedRequest {
  const query = random.pick(["q=", "q", "q[]=x", "nothing=1", "q=%E0%A4%A", "q=%00", "q=a&q=b"]);
  const path = random.pick(["query", "queryAll", "search", "tooling/query", "sobjects/Account/updated"]);
  return get(`${DATA}/${path}?${query}`);
}
