import { DATA, get, type Make, type MalformedRequest } from "./request.ts";
import type { Random } from "./random.ts";

/** Queries and searches that are none. */
export const queryRequests: readonly Make[] = [brokenSoql, nestedSoql, brokenSosl];

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
    "SELECT Id FROM Account WHERE CreatedDate = LAST_N_DAYS:99999999999999999999",
    "SELECT Id FROM Account WHERE CreatedDate = N_YEARS_AGO:99999",
    "SELECT Id FROM Account WHERE CreatedDate > 0000-00-00T00:00:00Z",
    "SELECT Id FROM Account WHERE Id = '\0'",
    "SELECT Id\0 FROM Account",
    `SELECT ${"Owner.".repeat(9 + random.below(300))}Id FROM Account`,
    `SELECT ${"Id,".repeat(random.below(3000))}Id,Id FROM Account`,
    `SELECT Id FROM Account WHERE ${"NOT ".repeat(300 + random.below(3000))}Name = 'x'`,
    `SELECT ${"FORMAT(".repeat(200)}Name${")".repeat(200)} FROM Account`,
    "SELECT Id FROM Account USING SCOPE nothing"
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
