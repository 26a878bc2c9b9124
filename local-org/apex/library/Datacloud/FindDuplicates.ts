import { NotSupportedError } from "../../../errors.ts";
import { text } from "../../../metadata/readers.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexList, PlatformObject } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";

/** What was found for one record: nothing, as there are no duplicate rules. */
class ApexFindDuplicatesResult extends PlatformObject {
  readonly apexType = "Datacloud.FindDuplicatesResult";
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Datacloud_FindDuplicates.htm */
export const datacloudClasses: readonly LibraryClass[] = [
  { name: "Datacloud.FindDuplicates", statics: { findDuplicates: resultsFor } },
  { name: "Datacloud.FindDuplicatesByIds", statics: { findDuplicatesByIds: resultsFor } },
  {
    name: "Datacloud.FindDuplicatesResult",
    methods: {
      getDuplicateResults: () => new ApexList("Datacloud.DuplicateResult", []),
      getErrors: () => new ApexList("Database.Error", []),
      isSuccess: () => true
    }
  }
];

/** A result for each record, or a refusal where the project has rules that would find something. */
function resultsFor({ items }: ApexList): ApexList {
  const rule = currentExecution()
    .platform.project.ofType("DuplicateRule")
    .find(({ body }) => text(body, "isActive") === "true");
  if (rule !== undefined) throw new NotSupportedError(`Datacloud.FindDuplicates by the rule ${rule.fullName}`);
  return new ApexList(
    "Datacloud.FindDuplicatesResult",
    items.map(() => new ApexFindDuplicatesResult())
  );
}
