/** A request that no client should send. */
export interface MalformedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

const DATA = "/services/data/v62.0";
const JSON_TYPE = { "content-type": "application/json" };
const SOAP_TYPE = { "content-type": "text/xml", soapaction: '""' };

type Make = (random: Random) => MalformedRequest;

/** Makes as many malformed requests as asked for, the same for the same seed; `authorization` is what a good client sends. */
export function malformedRequests(seed: number, count: number, authorization: string): MalformedRequest[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const { headers, ...request } = random.pick(KINDS)(random);
    return { ...request, headers: { authorization, ...headers } };
  });
}

/** Numbers that look random and come again with their seed (mulberry32). */
class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  text(length: number): string {
    return Array.from({ length }, () => String.fromCodePoint(33 + this.below(500))).join("");
  }
}

const KINDS: readonly [Make, ...Make[]] = [
  badJson,
  wrongTypes,
  brokenSoql,
  nestedSoql,
  brokenSosl,
  deepJson,
  hugeBody,
  wrongToken,
  hostileHost,
  hostileOrigin,
  unknownPath,
  wrongMethod,
  badIds,
  badBulkJob,
  badComposite,
  badSoap,
  badContentType,
  badUiApi,
  badOAuth,
  badDeployment,
  badApex,
  badTooling,
  badStreaming
];

function post(path: string, body: unknown): MalformedRequest {
  return { method: "POST", path, headers: JSON_TYPE, body: typeof body === "string" ? body : JSON.stringify(body) };
}

function get(path: string, headers: Record<string, string> = {}): MalformedRequest {
  return { method: "GET", path, headers };
}

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

function brokenSoql(random: Random): MalformedRequest {
  const soql = random.pick([
    "",
    "SELECT",
    "SELECT FROM Account",
    `SELECT ${random.text(8)} FROM Account`,
    "SELECT Id FROM Nothing__x",
    "SELECT Id FROM Account WHERE",
    "SELECT Id FROM Account WHERE Name = ",
    "SELECT Id FROM Account WHERE Name = 'x",
    "SELECT Id FROM Account WHERE NumberOfEmployees = 'x'",
    "SELECT Id FROM Account LIMIT 99999999999999999999",
    "SELECT Id FROM Account LIMIT -1",
    "SELECT Id FROM Account OFFSET 99999999999999999999",
    "SELECT Id FROM Account WHERE Id = :x",
    "SELECT COUNT(Id), Name FROM Account",
    "SELECT Id FROM Account GROUP BY Description",
    "SELECT Id, (SELECT Id FROM Nothing) FROM Account",
    "SELECT Id FROM Account; DROP TABLE Account",
    "SELECT Id FROM Account WHERE Id IN (SELECT Name FROM Account)",
    `SELECT Id FROM Account ORDER BY ${random.text(4)}`,
    "SELECT Id FROM Account WHERE CreatedDate = 2024-99-99",
    "SELECT Id FROM Account WHERE CreatedDate = LAST_N_DAYS:99999999999999999999"
  ]);
  return get(`${DATA}/query?q=${encodeURIComponent(soql)}`);
}

function nestedSoql(random: Random): MalformedRequest {
  const depth = 30 + random.below(3000);
  const soql = `SELECT Id FROM Account WHERE ${"(".repeat(depth)}Name = 'x'${")".repeat(depth)}`;
  return get(`${DATA}/query?q=${encodeURIComponent(soql)}`);
}

function brokenSosl(random: Random): MalformedRequest {
  const sosl = random.pick([
    "",
    "FIND",
    "FIND {",
    "FIND {} IN ALL",
    `FIND {x} RETURNING ${random.text(5)}`,
    random.text(30)
  ]);
  return get(`${DATA}/search?q=${encodeURIComponent(sosl)}`);
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

function wrongToken(random: Random): MalformedRequest {
  const token = random.pick(["", "x", "00D000000000001!wrong", "Bearer", `00D!${random.below(1e9)}`, "' OR 1=1 --"]);
  return get(`${DATA}/limits`, { authorization: `Bearer ${token}` });
}

function hostileHost(random: Random): MalformedRequest {
  return get(`${DATA}/limits`, {
    host: random.pick(["evil.example", "localhost.evil.example:80", "127.0.0.1.nip.io", "10.0.0.1"])
  });
}

function hostileOrigin(random: Random): MalformedRequest {
  const origin = random.pick([
    "https://evil.example",
    "http://localhost.evil.example",
    "null",
    "file://",
    "http://127.0.0.1@evil.example"
  ]);
  return get(`${DATA}/limits`, { origin });
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
  const method = random.pick(["PUT", "DELETE", "PATCH"]);
  return { ...post(random.pick([`${DATA}/query`, `${DATA}/limits`, `${DATA}/sobjects`]), {}), method };
}

function badIds(random: Random): MalformedRequest {
  const id = random.pick([
    "x",
    "001",
    "001000000000000ZZZ",
    "0".repeat(18),
    encodeURIComponent(random.text(15)),
    "a".repeat(1900)
  ]);
  const method = random.pick(["GET", "DELETE", "PATCH"]);
  const path = `${DATA}/sobjects/Account/${id}`;
  return method === "PATCH" ? { ...post(path, { Name: "x" }), method } : { method, path, headers: {} };
}

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
      { operation: "query", query: "SELECT Id FROM Account", columnDelimiter: {} }
    ])
  );
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
      { records: entry },
      { records: [entry] },
      { records: Array.from({ length: 201 }, () => ({ attributes: { type: "Account" } })) }
    ])
  );
}

function badSoap(random: Random): MalformedRequest {
  const body = random.pick([
    "",
    "x",
    "<a>",
    "<a/>",
    `<Envelope><Body>${random.text(9)}`,
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "{}"
  ]);
  const path = random.pick([
    "/services/Soap/u/62.0",
    "/services/Soap/m/62.0",
    "/services/Soap/s/62.0",
    "/services/Soap/c/62.0"
  ]);
  return { method: "POST", path, headers: SOAP_TYPE, body };
}

function badContentType(random: Random): MalformedRequest {
  const type = random.pick([
    "application/x-nothing",
    "text/html",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    ";;;"
  ]);
  const path = random.pick([`${DATA}/sobjects/Account`, `${DATA}/metadata/deployRequest`, `${DATA}/jobs/ingest`]);
  return { method: "POST", path, headers: { "content-type": type }, body: random.text(40) };
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
    post(`${DATA}/ui-api/records`, "{")
  ]);
}

function badOAuth(random: Random): MalformedRequest {
  const body = random.pick([
    "",
    "grant_type=x",
    "grant_type=password&username=a&password=b",
    random.text(30),
    "grant_type=refresh_token"
  ]);
  return {
    method: "POST",
    path: "/services/oauth2/token",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body
  };
}

function badDeployment(random: Random): MalformedRequest {
  return random.pick([
    get(`${DATA}/metadata/deployRequest/${random.below(1e9)}`),
    post(`${DATA}/metadata/deployRequest`, {})
  ]);
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
  const messages = random.pick<unknown>(["{", 7, [], [7], {}, [{ channel: 1 }], { channel: {} }]);
  return post(random.pick(["/cometd/62.0", "/cometd/62.0/connect"]), messages);
}
