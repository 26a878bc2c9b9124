import type { ApexList } from "../../runtime/values/index.ts";
import { PlatformObject } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { ApexIterator } from "../System/Iterator.ts";

/** A query whose rows a batch goes through. */
export class ApexQueryLocator extends PlatformObject {
  readonly apexType = "Database.QueryLocator";
  /** Null for a query that stands in the source. */
  readonly query: string | null;
  readonly rows: ApexList;

  constructor(query: string | null, rows: ApexList) {
    super();
    this.query = query;
    this.rows = rows;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_QueryLocator.htm */
export const QueryLocatorClass: LibraryClass = {
  name: "Database.QueryLocator",
  methods: {
    getQuery: (self: ApexQueryLocator) => self.query,
    iterator: (self: ApexQueryLocator) => new ApexIterator(self.rows.items)
  }
};

export const QueryLocatorIteratorClass: LibraryClass = {
  name: "Database.QueryLocatorIterator",
  methods: { hasNext: (self: ApexIterator) => self.hasNext(), next: (self: ApexIterator) => self.next() }
};
