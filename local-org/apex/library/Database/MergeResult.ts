import type { MergeResult } from "../../../save/types.ts";
import { ApexList, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import type { LibraryClass } from "../library.ts";
import { ApexDatabaseError } from "./Error.ts";

/** What `Database.merge` reports. */
export class ApexMergeResult extends PlatformObject {
  readonly apexType = "Database.MergeResult";
  readonly result: MergeResult;

  constructor(result: MergeResult) {
    super();
    this.result = result;
  }

  toJsonMembers(): [string, ApexValue][] {
    const { errors, id, mergedIds, success, updatedRelatedIds } = this.result;
    const errorList = errors.map((error) => new ApexDatabaseError(error));
    return [
      ["success", success],
      ["id", id],
      ["mergedRecordIds", new ApexList("String", [...mergedIds])],
      ["updatedRelatedIds", new ApexList("String", [...updatedRelatedIds])],
      ["errors", new ApexList("Database.Error", errorList)]
    ];
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_mergeresult.htm */
export const MergeResultClass: LibraryClass = {
  name: "Database.MergeResult",
  ...described<ApexMergeResult>({
    Errors: ({ result }) =>
      new ApexList(
        "Database.Error",
        result.errors.map((error) => new ApexDatabaseError(error))
      ),
    Id: ({ result }) => result.id,
    MergedRecordIds: ({ result }) => new ApexList("String", [...result.mergedIds]),
    Success: ({ result }) => result.success,
    UpdatedRelatedIds: ({ result }) => new ApexList("String", [...result.updatedRelatedIds])
  })
};
