import { flag, nodes, text } from "../metadata/readers.ts";
import type { Project } from "../metadata/types.ts";
import type { SetupRecords } from "./setupRecords.ts";

/** Writes public groups, queues and what queues may own, and the groups that stand for a role in sharing. */
export function syncGroups(records: SetupRecords, project: Project): void {
  for (const { fullName, body } of project.ofType("Group")) {
    const values = { Name: text(body, "name") ?? fullName, DoesIncludeBosses: flag(body, "doesIncludeBosses") };
    records.put("Group", { DeveloperName: fullName, Type: "Regular" }, values);
  }
  for (const { fullName, body } of project.ofType("Queue")) {
    const QueueId = records.put(
      "Group",
      { DeveloperName: fullName, Type: "Queue" },
      { Name: text(body, "name") ?? fullName, Email: text(body, "email") }
    );
    for (const owned of nodes(body, "queueSobject"))
      records.put("QueueSobject", { QueueId, SobjectType: text(owned, "sobjectType") });
  }
}
