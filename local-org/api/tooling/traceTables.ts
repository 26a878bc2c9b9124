import type { FieldType } from "../../schema/types.ts";
import type { ApiContext } from "../route.ts";
import { memoryTable } from "./memoryTable.ts";
import { longId } from "../records/ids.ts";

const CATEGORIES = {
  ApexCode: "DEBUG",
  ApexProfiling: "INFO",
  Callout: "INFO",
  Database: "INFO",
  Nba: "INFO",
  System: "DEBUG",
  Validation: "INFO",
  Visualforce: "INFO",
  Wave: "INFO",
  Workflow: "INFO"
};

const CATEGORY_COLUMNS: Readonly<Record<string, FieldType>> = Object.fromEntries(
  Object.keys(CATEGORIES).map((name) => [name, "picklist" as const])
);

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_debuglevel.htm */
export const debugLevels = memoryTable({
  name: "DebugLevel",
  label: "Debug Level",
  keyPrefix: "7dl",
  columns: { DeveloperName: "string", MasterLabel: "string", Language: "picklist", ...CATEGORY_COLUMNS },
  required: ["DeveloperName", "MasterLabel"],
  defaults: { Language: "en_US", ...CATEGORIES }
});

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_traceflag.htm */
export const traceFlags = memoryTable({
  name: "TraceFlag",
  label: "Trace Flag",
  keyPrefix: "7tf",
  columns: {
    TracedEntityId: "reference",
    LogType: "picklist",
    DebugLevelId: "reference",
    DebugLevel: "reference",
    StartDate: "datetime",
    ExpirationDate: "datetime"
  },
  required: ["TracedEntityId", "LogType", "DebugLevelId"],
  defaults: { StartDate: null, ExpirationDate: null },
  shown: (context, flag) => ({
    ...flag,
    DebugLevel: debugLevels.rows(context).find((level) => level["Id"] === longId(String(flag["DebugLevelId"])))
  })
});

/** Whether a trace flag wants the debug logs of the user kept now. */
export function isTraced(context: ApiContext, userId: string): boolean {
  const now = new Date().toISOString();
  return traceFlags
    .rows(context)
    .some(
      (flag) =>
        longId(String(flag["TracedEntityId"])) === userId &&
        String(flag["StartDate"] ?? "") <= now &&
        String(flag["ExpirationDate"] ?? "9999") > now
    );
}
