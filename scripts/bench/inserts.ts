import type { Benchmark, Cell } from "./benchmark.ts";
import { addAuthors, books, insertAll, withBookshop } from "./bookshop.ts";
import { perSecond } from "./statistics.ts";
import { timed } from "./timing.ts";

const RECORDS = 10_000;
const AUTHORS = 100;

/** How fast the local org saves records. */
export const inserts: Benchmark = {
  name: "inserts",
  says: `${RECORDS.toLocaleString("en-US")} inserts of the example project's books, 200 in each transaction`,
  run() {
    const pace = (how: string, milliseconds: number): Cell[] => [
      how,
      milliseconds / 1000,
      perSecond(RECORDS, milliseconds)
    ];
    return {
      columns: ["how", "seconds", "records/s"],
      rows: [
        pace("with an Apex trigger", timeOfInserts({ triggers: true })),
        pace("without trigger", timeOfInserts({ triggers: false })),
        pace("rows into the store only", timeOfBareInserts())
      ],
      notes: [
        "Each insert runs the order of execution: defaults, trigger, validation rules, unique key, roll-up summaries of the author.",
        "The store alone does none of it: what SQLite itself takes."
      ]
    };
  }
};

function timeOfInserts(options: { triggers: boolean }): number {
  return withBookshop(options, (org) => {
    const records = books(RECORDS, addAuthors(org, AUTHORS));
    return timed(() => insertAll(org, "Book__c", records));
  });
}

function timeOfBareInserts(): number {
  return withBookshop({ triggers: false }, ({ store, schema }) => {
    const object = schema.requireObject("Book__c");
    const records = books(RECORDS, [""]);
    return timed(() =>
      store.transaction(() => {
        for (const record of records) store.insert(object, { ...record, Id: store.nextId(object) });
      })
    );
  });
}
