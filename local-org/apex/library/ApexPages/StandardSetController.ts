import { dml } from "../../runtime/dml.ts";
import { ApexList, PlatformObject, raiseNullArgument, type ApexValue } from "../../runtime/values/index.ts";
import type { ApexQueryLocator } from "../Database/QueryLocator.ts";
import type { LibraryClass } from "../library.ts";
import { ApexPageReference } from "../System/PageReference.ts";

const DEFAULT_PAGE = 20;
const MOST_RECORDS = 10_000;

class ApexStandardSetController extends PlatformObject {
  readonly apexType = "ApexPages.StandardSetController";
  readonly all: ApexList;
  pageSize = DEFAULT_PAGE;
  pageNumber = 1;
  filterId: ApexValue = null;
  selected: ApexList;

  constructor(all: ApexList) {
    super();
    this.all = all;
    this.selected = new ApexList(all.elementType, []);
  }

  get lastPage(): number {
    return Math.max(1, Math.ceil(this.resultSize / this.pageSize));
  }

  get resultSize(): number {
    return Math.min(this.all.items.length, MOST_RECORDS);
  }

  get records(): ApexList {
    const from = (this.pageNumber - 1) * this.pageSize;
    return new ApexList(this.all.elementType, this.all.items.slice(from, from + this.pageSize));
  }

  goTo(page: number): void {
    this.pageNumber = Math.min(Math.max(page, 1), this.lastPage);
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_pages_standardsetcontroller.htm */
export const StandardSetControllerClass: LibraryClass = {
  name: "ApexPages.StandardSetController",
  constructors: {
    "(Database.QueryLocator)": (_type: string, locator: ApexQueryLocator | null) =>
      new ApexStandardSetController((locator ?? raiseNullArgument()).rows),
    "(List<SObject>)": (_type: string, records: ApexList | null) =>
      new ApexStandardSetController(records ?? raiseNullArgument())
  },
  methods: {
    first: (self: ApexStandardSetController) => self.goTo(1),
    last: (self: ApexStandardSetController) => self.goTo(self.lastPage),
    next: (self: ApexStandardSetController) => self.goTo(self.pageNumber + 1),
    previous: (self: ApexStandardSetController) => self.goTo(self.pageNumber - 1),
    getCompleteResult: (self: ApexStandardSetController) => self.all.items.length <= MOST_RECORDS,
    getHasNext: (self: ApexStandardSetController) => self.pageNumber < self.lastPage,
    getHasPrevious: (self: ApexStandardSetController) => self.pageNumber > 1,
    getFilterId: (self: ApexStandardSetController) => self.filterId,
    setFilterID: (self: ApexStandardSetController, id: ApexValue) => {
      self.filterId = id;
    },
    getPageNumber: (self: ApexStandardSetController) => self.pageNumber,
    setPageNumber: (self: ApexStandardSetController, page: number) => self.goTo(page),
    getPageSize: (self: ApexStandardSetController) => self.pageSize,
    setPageSize: (self: ApexStandardSetController, size: number) => {
      self.pageSize = size;
      self.goTo(self.pageNumber);
    },
    getRecord: (self: ApexStandardSetController) => self.all.items[0] ?? null,
    getRecords: (self: ApexStandardSetController) => self.records,
    getResultSize: (self: ApexStandardSetController) => self.resultSize,
    getSelected: (self: ApexStandardSetController) => self.selected,
    setSelected: (self: ApexStandardSetController, records: ApexList | null) => {
      self.selected = records ?? raiseNullArgument();
    },
    cancel: () => new ApexPageReference("/"),
    save: (self: ApexStandardSetController) => {
      dml("update", self.selected.items.length > 0 ? self.selected : self.records, null, null);
      return new ApexPageReference("/");
    }
  }
};
