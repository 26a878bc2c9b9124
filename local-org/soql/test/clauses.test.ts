/**
 * Clauses and functions of the SOQL reference, each on the platform's own objects.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select.htm
 */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { OrgError } from "../../errors.ts";
import type { QueryRow } from "../types.ts";
import { ProjectOrg } from "./projectOrg.ts";
import { USER } from "./testOrg.ts";

const org = new ProjectOrg();
const names = (text: string, binds: string[] = []): unknown[] => org.rows(text, { binds }).map((row) => row["Name"]);

before(() => {
  const oslo = org.insert("Account", {
    Name: "Oslo Books",
    BillingCity: "Oslo",
    BillingLatitude: 59.91,
    BillingLongitude: 10.75,
    AnnualRevenue: 500.5
  });
  org.insert("Account", { Name: "Bergen Books", BillingLatitude: 60.39, BillingLongitude: 5.32, AnnualRevenue: 100 });
  org.insert("Account", { Name: "Somewhere" });
  org.insert("Contact", { LastName: "Lie", AccountId: oslo });
  org.insert("AccountTeamMember", { AccountId: oslo, UserId: USER.userId, IsDeleted: false });
});

function fails(text: string, statusCode: string, message: RegExp): void {
  assert.throws(
    () => org.rows(text),
    (error) => error instanceof OrgError && error.statusCode === statusCode && message.test(error.message),
    text
  );
}

describe("compound fields", () => {
  test("are selected as a whole, null where nothing of them is known", () => {
    const [oslo, , somewhere] = org.rows("SELECT BillingAddress FROM Account");
    assert.deepEqual(oslo?.["BillingAddress"], {
      type: "address",
      fields: {
        city: "Oslo",
        country: null,
        geocodeAccuracy: null,
        latitude: 59.91,
        longitude: 10.75,
        postalCode: null,
        state: null,
        street: null
      }
    });
    assert.equal(somewhere?.["BillingAddress"], null);
    const [contact] = org.query("SELECT Account.BillingAddress FROM Contact").rows;
    const account = contact?.fields["Account"] as QueryRow;
    assert.equal((account.fields["BillingAddress"] as QueryRow).fields["city"], "Oslo");
  });

  test("are neither filtered nor sorted by", () => {
    fails("SELECT Id FROM Account WHERE BillingAddress = 'x'", "INVALID_FIELD", /can not be filtered/u);
    fails("SELECT Id FROM Account ORDER BY BillingAddress", "INVALID_FIELD", /can not be sorted/u);
  });
});

describe("DISTANCE", () => {
  const near = (unit: string) => `DISTANCE(BillingAddress, GEOLOCATION(59.9, 10.8), '${unit}')`;

  test("filters and sorts", () => {
    assert.deepEqual(names(`SELECT Name FROM Account WHERE ${near("km")} < 10`), ["Oslo Books"]);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE ${near("mi")} > 100`), ["Bergen Books"]);
    assert.deepEqual(names(`SELECT Name FROM Account ORDER BY ${near("km")} NULLS LAST`), [
      "Oslo Books",
      "Bergen Books",
      "Somewhere"
    ]);
    assert.deepEqual(
      names("SELECT Name FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(:lat, :lon), 'km') < 10", [
        "60.4",
        "5.3"
      ]),
      ["Bergen Books"]
    );
  });

  test("is along the earth's surface", () => {
    const [row] = org.rows(`SELECT ${near("km")} d FROM Account WHERE Name = 'Bergen Books'`);
    assert.ok(Math.abs(Number(row?.["d"]) - 308) < 3, String(row?.["d"]));
  });

  test("knows miles and kilometres, and places only", () => {
    fails(`SELECT Id FROM Account WHERE ${near("ft")} < 1`, "MALFORMED_QUERY", /invalid distance unit: ft/u);
    fails(
      "SELECT Id FROM Account WHERE DISTANCE(Name, GEOLOCATION(1, 1), 'km') < 1",
      "MALFORMED_QUERY",
      /field Name does not support distance/u
    );
  });
});

describe("amounts", () => {
  test("may name their currency", () => {
    assert.deepEqual(names("SELECT Name FROM Account WHERE AnnualRevenue >= USD500"), ["Oslo Books"]);
    assert.deepEqual(names("SELECT Name FROM Account WHERE AnnualRevenue = USD500.50"), ["Oslo Books"]);
    assert.deepEqual(names("SELECT Name FROM Account WHERE Name = ' USD500.50'"), []);
  });
});

describe("USING SCOPE", () => {
  test("team are the records of whose team the user is", () => {
    assert.deepEqual(names("SELECT Name FROM Account USING SCOPE team"), ["Oslo Books"]);
  });
});

describe("FROM", () => {
  test("names parents by the object or its alias", () => {
    for (const from of ["Contact, Contact.Account a", "Contact c, c.Account a"]) {
      assert.equal(org.rows(`SELECT Id FROM ${from} WHERE a.Name = 'Oslo Books'`).length, 1, from);
    }
  });
});

describe("grouping", () => {
  const mistakes: [text: string, message: RegExp][] = [
    [
      "SELECT Name FROM Account GROUP BY Name HAVING BillingCity = 'Oslo'",
      /Field must be grouped or aggregated: BillingCity/u
    ],
    [
      "SELECT BillingCity, GROUPING(Name) g FROM Account GROUP BY ROLLUP(BillingCity)",
      /Field must be grouped or aggregated/u
    ],
    ["SELECT CALENDAR_YEAR(CreatedDate) FROM Account", /Field must be grouped or aggregated/u],
    ["SELECT Name, COUNT(Id) FROM Account", /Field must be grouped or aggregated: Name/u],
    ["SELECT COUNT(Id), (SELECT Id FROM Contacts) FROM Account", /Grouped query cannot use child relationships/u],
    ["SELECT Id, (SELECT COUNT(Id) FROM Contacts) FROM Account", /Only root queries support aggregate expressions/u],
    ["SELECT MAX(Name) FROM Account LIMIT 5", /overall aggregate functions cannot also use LIMIT/u],
    ["SELECT MAX(Name) m FROM Account ORDER BY MAX(Name)", /overall aggregate functions cannot also use ORDER BY/u],
    ["SELECT Name n FROM Account", /only aggregate expressions use field aliasing/iu],
    ["SELECT COUNT(Id) a, MAX(Name) a FROM Account", /duplicate alias: a/u]
  ];
  for (const [text, message] of mistakes)
    test(`refuses ${text}`, () => {
      fails(text, "MALFORMED_QUERY", message);
    });
});

describe("ORDER BY text", () => {
  test("ignores case and puts letters with marks among those without", () => {
    const shelf = new ProjectOrg();
    for (const Name of ["zebra", "Öl", "oak", "Éclair", "eel", "Ozean", "Ångström", "ant"])
      shelf.insert("Account", { Name, Site: Name });
    const sorted = ["Ångström", "ant", "Éclair", "eel", "oak", "Öl", "Ozean", "zebra"];
    for (const field of ["Name", "Site"]) {
      const found = shelf.rows(`SELECT ${field} FROM Account ORDER BY ${field}`).map((row) => row[field]);
      assert.deepEqual(found, sorted, field);
    }
  });
});
