import { NotSupportedError } from "../../../errors.ts";
import { search } from "../../runtime/queries.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_search.htm */
export const SearchClass: LibraryClass = {
  name: "System.Search",
  statics: required({
    "query(String)": (sosl: string) => search(sosl, []),
    "query(String,System.AccessLevel)": (sosl: string) => refuseLevel(sosl),
    find: () => {
      throw new NotSupportedError("Search.find: snippets");
    },
    suggest: () => {
      throw new NotSupportedError("Search.suggest");
    }
  })
};

function refuseLevel(sosl: string): never {
  throw new NotSupportedError(`Search.query with an access level: ${sosl}`);
}
