import type { OrgErrorDetail } from "../../../errors.ts";
import { ApexDatabaseError } from "../Database/Error.ts";
import { ApexLeadConvertResult } from "../Database/LeadConvert.ts";
import { ApexMergeResult } from "../Database/MergeResult.ts";
import { ApexDmlResult, isDmlResultType } from "../Database/results.ts";
import type { ApexValue } from "../../runtime/values/index.ts";
import type { JsonTree } from "./tree.ts";

/** Results of Database methods, as tests make them of JSON because they have no constructors; null for other types. */
export function databaseResult(type: string, members: [string, JsonTree][]): ApexValue {
  if (type === "Database.Error") return new ApexDatabaseError(errorDetail(members));
  const errors = itemsOf(members, "errors").map((item) => errorDetail(membersOf(item)));
  const success = textOf(members, "success") === "true";
  const id = textOf(members, "id");
  if (type === "Database.MergeResult")
    return new ApexMergeResult({
      id: id ?? "",
      success,
      mergedIds: itemsOf(members, "mergedRecordIds").map(({ token }) => token.text),
      updatedRelatedIds: itemsOf(members, "updatedRelatedIds").map(({ token }) => token.text),
      errors
    });
  if (type === "Database.LeadConvertResult")
    return new ApexLeadConvertResult({
      leadId: textOf(members, "leadId") ?? "",
      accountId: textOf(members, "accountId"),
      contactId: textOf(members, "contactId"),
      opportunityId: textOf(members, "opportunityId"),
      success,
      errors
    });
  if (!isDmlResultType(type)) return null;
  return new ApexDmlResult(type, { id, success, created: textOf(members, "created") === "true", errors });
}

function itemsOf(members: [string, JsonTree][], name: string): JsonTree[] {
  const tree = member(members, name);
  return tree?.kind === "array" ? tree.items : [];
}

function errorDetail(members: [string, JsonTree][]): OrgErrorDetail {
  return {
    statusCode: textOf(members, "statusCode") ?? "UNKNOWN_EXCEPTION",
    message: textOf(members, "message") ?? "",
    fields: itemsOf(members, "fields").map(({ token }) => token.text)
  };
}

function membersOf(tree: JsonTree): [string, JsonTree][] {
  return tree.kind === "object" ? tree.members : [];
}

function member(members: [string, JsonTree][], name: string): JsonTree | undefined {
  return members.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function textOf(members: [string, JsonTree][], name: string): string | null {
  const tree = member(members, name);
  return tree?.kind === "scalar" && tree.token.kind !== "VALUE_NULL" ? tree.token.text : null;
}
