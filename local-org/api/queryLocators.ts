import { randomBytes } from "node:crypto";
import { OrgError } from "../errors.ts";
import type { QueryRow } from "../soql/types.ts";
import type { Selection } from "./records/selection.ts";

/** A result that is read in batches. */
export interface QueryToRead {
  userId: string;
  rows: QueryRow[];
  totalSize: number;
  batchSize: number;
  selection: Selection;
}

interface OpenQuery extends QueryToRead {
  usedAt: number;
}

/** One batch of a query's rows. */
export interface Batch {
  rows: QueryRow[];
  totalSize: number;
  selection: Selection;
  /** `01g…-2000`, null after the last batch. */
  next: string | null;
}

const OPEN_QUERIES_PER_USER = 10;

/**
 * Results that a client reads in batches. A user may have ten open; the one that was unused for longest makes room, as on the platform.
 */
export class QueryLocators {
  readonly #open = new Map<string, OpenQuery>();

  /** The first batch of a result; opens a locator where more follow. */
  first(query: QueryToRead): Batch {
    const { rows, totalSize, batchSize, selection } = query;
    if (rows.length <= batchSize) return { rows, totalSize, selection, next: null };
    this.#makeRoom(query.userId);
    const locator = `0r8${randomBytes(8).toString("hex").slice(0, 15)}`;
    this.#open.set(locator, { ...query, usedAt: Date.now() });
    return { rows: rows.slice(0, batchSize), totalSize, selection, next: `${locator}-${batchSize}` };
  }

  /** The batch at a locator. Throws INVALID_QUERY_LOCATOR where it is unknown or another user's. */
  next(userId: string, locatorAndOffset: string): Batch {
    const [locator = "", offsetText = ""] = locatorAndOffset.split("-", 2);
    const query = this.#open.get(locator);
    const offset = Number(offsetText);
    if (query === undefined || query.userId !== userId || !Number.isInteger(offset) || offset < 0) {
      throw new OrgError("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
    query.usedAt = Date.now();
    const { rows, totalSize, selection } = query;
    const end = offset + query.batchSize;
    return {
      rows: rows.slice(offset, end),
      totalSize,
      selection,
      next: end < rows.length ? `${locator}-${end}` : null
    };
  }

  #makeRoom(userId: string): void {
    const own = [...this.#open].filter(([, query]) => query.userId === userId);
    own.sort(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [locator] of own.slice(0, Math.max(0, own.length - OPEN_QUERIES_PER_USER + 1)))
      this.#open.delete(locator);
  }
}
