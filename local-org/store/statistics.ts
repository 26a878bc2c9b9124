import type { DatabaseSync } from "node:sqlite";

/** Written rows after which the tables are looked at first, and then each time that there are twice as many. */
const FIRST = 1000;
/** Rows of an index that are looked at. */
const MOST_ROWS = 400;

/** What SQLite knows of the sizes of tables, by which it chooses among indexes and decides at which table a search begins. */
export class Statistics {
  readonly #database: DatabaseSync;
  #written = 0;
  #next = FIRST;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** A row was written. */
  countWrite(): void {
    this.#written += 1;
  }

  /** Renews them where much was written since; takes some milliseconds. Outside of transactions only. */
  renew(): void {
    if (this.#written < this.#next) return;
    this.#next = this.#written * 2;
    try {
      this.#database.exec(`PRAGMA analysis_limit = ${String(MOST_ROWS)}; PRAGMA optimize = 0x10002`);
    } catch {
      // What was written is committed; without room for statistics queries are slower at most.
    }
  }
}
