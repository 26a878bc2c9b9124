import { NotSupportedError } from "../../../errors.ts";
import { search, type AccessLevel } from "../../runtime/queries.ts";
import { ApexList, PlatformObject, type ApexSObject } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import type { ApexAccessLevel } from "./AccessLevel.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_search.htm */
export const SearchClass: LibraryClass = {
  name: "System.Search",
  statics: required({
    query: (sosl: string, level?: ApexAccessLevel) => search(sosl, [], levelOf(level)),
    find: (sosl: string, level?: ApexAccessLevel) => new ApexSearchResults(search(sosl, [], levelOf(level))),
    suggest: () => {
      throw new NotSupportedError("Search.suggest");
    }
  })
};

function levelOf(level: ApexAccessLevel | undefined): AccessLevel {
  return level?.level ?? null;
}

class ApexSearchResults extends PlatformObject {
  readonly apexType = "Search.SearchResults";
  readonly found: readonly ApexSObject[];

  constructor(lists: ApexList) {
    super();
    this.found = lists.items.flatMap((list) => (list as ApexList).items as ApexSObject[]);
  }
}

class ApexSearchResult extends PlatformObject {
  readonly apexType = "Search.SearchResult";
  readonly record: ApexSObject;

  constructor(record: ApexSObject) {
    super();
    this.record = record;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Search_SearchResults.htm */
export const SearchResultsClass: LibraryClass = {
  name: "Search.SearchResults",
  methods: {
    get: ({ found }: ApexSearchResults, object: string) =>
      new ApexList(
        "Search.SearchResult",
        found
          .filter((record) => record.schema.name.toLowerCase() === object.toLowerCase())
          .map((record) => new ApexSearchResult(record))
      )
  }
};

/** There are no snippets: the language's WITH SNIPPET is not supported. */
export const SearchResultClass: LibraryClass = {
  name: "Search.SearchResult",
  methods: {
    getSObject: ({ record }: ApexSearchResult) => record,
    getSnippet: () => null
  }
};
