import { ApexList, PlatformObject, raise } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";

/** The rows that a query had when the cursor was made. */
export class ApexCursor extends PlatformObject {
  readonly apexType: string;
  readonly rows: ApexList;

  constructor(apexType: "Database.Cursor" | "Database.PaginationCursor", rows: ApexList) {
    super();
    this.apexType = apexType;
    this.rows = rows;
  }

  slice(start: number, count: number): ApexList {
    if (start < 0 || count < 0 || start > this.rows.size)
      raise("System.InvalidParameterValueException", `Invalid position or count: ${start}, ${count}`);
    return new ApexList(this.rows.elementType, this.rows.items.slice(start, start + count));
  }
}

class ApexFetchResult extends PlatformObject {
  readonly apexType = "Database.CursorFetchResult";
  readonly records: ApexList;
  readonly next: number;
  readonly done: boolean;

  constructor(cursor: ApexCursor, start: number, pageSize: number) {
    super();
    this.records = cursor.slice(start, pageSize);
    this.next = start + this.records.size;
    this.done = this.next >= cursor.rows.size;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_cursors.htm */
export const cursorClasses: readonly LibraryClass[] = [
  {
    name: "Database.Cursor",
    methods: {
      fetch: (self: ApexCursor, start: number, count: number) => self.slice(start, count),
      getNumRecords: (self: ApexCursor) => self.rows.size
    }
  },
  {
    name: "Database.PaginationCursor",
    methods: {
      fetchPage: (self: ApexCursor, start: number, pageSize: number) => new ApexFetchResult(self, start, pageSize),
      fetchDeleted: () => 0,
      getNumRecords: (self: ApexCursor) => self.rows.size
    }
  },
  {
    name: "Database.CursorFetchResult",
    methods: {
      getNextIndex: (self: ApexFetchResult) => self.next,
      getNumDeletedRecords: () => 0,
      getRecords: (self: ApexFetchResult) => self.records,
      isDone: (self: ApexFetchResult) => self.done
    }
  }
];
