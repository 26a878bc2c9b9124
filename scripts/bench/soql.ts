import type { OpenedOrg } from "../../local-org/openOrg.ts";
import { USER_MODE } from "../../local-org/security/types.ts";
import type { Benchmark, Cell } from "./benchmark.ts";
import { addAuthors, books, withBookshop } from "./bookshop.ts";
import { medianTime } from "./timing.ts";

const RECORDS = 100_000;
const AUTHORS = 1_000;
const RUNS = 5;

interface Question {
  says: string;
  soql: string;
  /** The same question to SQLite, without access checks and without the layers above it. */
  sql: string;
}

const QUESTIONS: readonly Question[] = [
  {
    says: "one by unique key (index)",
    soql: "SELECT Id, Name FROM Book__c WHERE ISBN__c = '978-000077777'",
    sql: `SELECT "Id", "Name" FROM "Book__c" WHERE "ISBN__c" = '978-000077777'`
  },
  {
    says: "2,000 by a number (no index)",
    soql: "SELECT Id, Name FROM Book__c WHERE Pages__c < 94",
    sql: 'SELECT "Id", "Name" FROM "Book__c" WHERE "Pages__c" < 94'
  },
  {
    says: "count by a parent's field",
    soql: "SELECT COUNT() FROM Book__c WHERE Author__r.Country__c = 'JP'",
    sql: `SELECT COUNT(*) FROM "Book__c" b JOIN "Author__c" a ON a."Id" = b."Author__c" WHERE a."Country__c" = 'JP'`
  },
  {
    says: "count by a semi-join",
    soql: "SELECT COUNT() FROM Book__c WHERE Author__c IN (SELECT Id FROM Author__c WHERE Country__c = 'JP')",
    sql: `SELECT COUNT(*) FROM "Book__c" WHERE "Author__c" IN (SELECT "Id" FROM "Author__c" WHERE "Country__c" = 'JP')`
  },
  {
    says: "the first 50 by name",
    soql: "SELECT Id, Name FROM Book__c ORDER BY Name LIMIT 50",
    sql: 'SELECT "Id", "Name" FROM "Book__c" ORDER BY "Name" LIMIT 50'
  },
  {
    says: "200 parents, 20,000 children",
    soql: "SELECT Id, (SELECT Id, Name FROM Books__r) FROM Author__c LIMIT 200",
    sql: 'SELECT a."Id", b."Id", b."Name" FROM (SELECT "Id" FROM "Author__c" LIMIT 200) a JOIN "Book__c" b ON b."Author__c" = a."Id"'
  },
  {
    says: "group by, with sum and count",
    soql: "SELECT Genre__c, COUNT(Id), SUM(Price__c) FROM Book__c GROUP BY Genre__c",
    sql: 'SELECT "Genre__c", COUNT("Id"), SUM("Price__c") FROM "Book__c" GROUP BY "Genre__c"'
  }
];

/** How long queries take on many records. */
export const soql: Benchmark = {
  name: "soql",
  says: `SOQL on ${RECORDS.toLocaleString("en-US")} records in memory, in user mode`,
  run: () =>
    withBookshop({ triggers: false }, (org) => {
      fill(org);
      return {
        columns: ["query", "ms", "SQLite alone, ms", "SOQL"],
        rows: QUESTIONS.map((question) => ask(org, question)),
        notes: [`Medians of ${RUNS}, after one run that is not counted.`]
      };
    })
};

function ask(org: OpenedOrg, { says, soql: text, sql }: Question): Cell[] {
  const user = org.security.user(org.administratorId);
  return [
    says,
    medianTime(RUNS, () => org.query(text, { user, access: USER_MODE })),
    medianTime(RUNS, () => org.store.all(sql, [])),
    text
  ];
}

/** Straight into the store: how fast records are saved is another benchmark. */
function fill(org: OpenedOrg): void {
  const { store, schema, administratorId } = org;
  const object = schema.requireObject("Book__c");
  const authors = addAuthors(org, AUTHORS);
  const now = new Date().toISOString();
  const system = {
    IsDeleted: false,
    CreatedById: administratorId,
    LastModifiedById: administratorId,
    CreatedDate: now,
    SystemModstamp: now
  };
  store.transaction(() => {
    for (const book of books(RECORDS, authors)) store.insert(object, { ...book, ...system, Id: store.nextId(object) });
  });
}
