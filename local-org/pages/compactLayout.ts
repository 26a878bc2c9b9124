import { text, texts } from "../metadata/readers.ts";
import type { Project } from "../metadata/types.ts";
import type { SObjectSchema } from "../schema/types.ts";

/** The platform's compact layouts of standard objects; of all others only the name. */
const STANDARD: Record<string, readonly string[]> = {
  Account: ["Name", "Phone", "Website", "OwnerId"],
  Contact: ["Name", "Title", "AccountId", "Phone", "Email"],
  Opportunity: ["Name", "AccountId", "CloseDate", "Amount", "OwnerId"],
  Lead: ["Name", "Title", "Company", "Phone", "Email"],
  Case: ["CaseNumber", "Priority", "Status", "ContactId"],
  Task: ["Subject", "ActivityDate", "Status"],
  User: ["Name", "Title", "Email"]
};

/** The fields that the highlights show: those of the compact layout that the object is assigned to, the name first. */
export function compactFields(project: Project, object: SObjectSchema): string[] {
  const assigned = text(project.find("CustomObject", object.name)?.body ?? {}, "compactLayoutAssignment");
  const layout = assigned === null ? undefined : project.find("CompactLayout", `${object.name}.${assigned}`);
  const fields = layout === undefined ? standardFields(object) : texts(layout.body, "fields");
  return fields.flatMap((name) => object.field(name)?.name ?? []);
}

function standardFields(object: SObjectSchema): readonly string[] {
  const name = object.nameField === null ? [] : [object.nameField];
  return STANDARD[object.name] ?? name;
}
