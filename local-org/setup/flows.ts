import { child, number, text } from "../metadata/readers.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import type { SetupRecords } from "./setupRecords.ts";

/**
 * Writes a FlowDefinitionView and a FlowVersionView for each flow: what the project has of it counts as its one version.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_flowdefinitionview.htm
 */
export function syncFlows(records: SetupRecords, project: Project): void {
  for (const flow of project.ofType("Flow")) {
    const { fullName, body } = flow;
    const version = `${fullName}-1`;
    const isActive = text(body, "status") === "Active";
    const shared = {
      ApiVersion: number(body, "apiVersion"),
      Description: text(body, "description"),
      IsTemplate: text(body, "isTemplate") === "true",
      Label: text(body, "label") ?? fullName,
      ProcessType: text(body, "processType"),
      VersionNumber: 1
    };
    records.put(
      "FlowDefinitionView",
      { ApiName: fullName },
      {
        ...shared,
        ...triggerOf(flow),
        ActiveVersionId: isActive ? version : null,
        DurableId: fullName,
        IsActive: isActive,
        LatestVersionId: version,
        ManageableState: "unmanaged"
      }
    );
    const status = text(body, "status");
    const run = { RunInMode: text(body, "runInMode"), Status: status, FlowDefinitionViewId: fullName };
    records.put("FlowVersionView", { DurableId: version }, { ...shared, ...run });
  }
  const names = project.ofType("Flow").map(({ fullName }) => fullName);
  records.keepOnly("FlowDefinitionView", "ApiName", new Set(names));
  records.keepOnly("FlowVersionView", "FlowDefinitionViewId", new Set(names));
}

function triggerOf({ body }: MetadataComponent): Record<string, string | number | null> {
  const start = child(body, "start") ?? {};
  return {
    RecordTriggerType: text(start, "recordTriggerType"),
    TriggerObjectOrEventId: text(start, "object"),
    TriggerObjectOrEventLabel: text(start, "object"),
    TriggerOrder: number(body, "triggerOrder"),
    TriggerType: text(start, "triggerType")
  };
}
