import { text } from "../metadata/readers.ts";
import type { Project } from "../metadata/types.ts";
import type { LocalOrg } from "../org.ts";
import type { SObjectSchema } from "../schema/types.ts";
import { SYSTEM_MODE, type UserContext } from "../security/types.ts";

/** The picklist that the path runs over: the one of the object's active path, or its stage or status. */
export function pathField(project: Project, object: SObjectSchema): string | null {
  const assistants = project.ofType("PathAssistant").filter(({ body }) => text(body, "entityName") === object.name);
  const configured = assistants.map(({ body }) => text(body, "fieldName")).find((name) => name !== null);
  const names = [configured ?? "", "StageName", "Status", "Status__c", "Stage__c"];
  return names.map((name) => object.field(name)?.name).find((name) => name !== undefined) ?? null;
}

/** The stages of an object's path that end it. */
export function closedStages(org: LocalOrg, user: UserContext, object: string): { value: string; won: boolean }[] {
  if (object !== "Opportunity" || org.schema.object("OpportunityStage") === undefined) return [];
  const soql = "SELECT ApiName, IsWon FROM OpportunityStage WHERE IsClosed = TRUE";
  const { rows } = org.query(soql, { user, access: SYSTEM_MODE });
  return rows.map(({ fields }) => ({ value: String(fields["ApiName"]), won: fields["IsWon"] === true }));
}
