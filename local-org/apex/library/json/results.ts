import type { OrgErrorDetail } from "../../../errors.ts";
import { ApexDatabaseError } from "../Database/Error.ts";
import { ApexDmlResult, isDmlResultType } from "../Database/results.ts";
import type { ApexValue } from "../../runtime/values/index.ts";
import type { JsonTree } from "./tree.ts";

/** Results of Database methods, as tests make them of JSON because they have no constructors; null for other types. */
export function databaseResult(type: string, members: [string, JsonTree][]): ApexValue {
  if (type === "Database.Error") return new ApexDatabaseError(errorDetail(members));
  if (!isDmlResultType(type)) return null;
  const errors = member(members, "errors");
  return new ApexDmlResult(type, {
    id: textOf(members, "id"),
    success: textOf(members, "success") === "true",
    created: textOf(members, "created") === "true",
    errors: errors?.kind === "array" ? errors.items.map((item) => errorDetail(membersOf(item))) : []
  });
}

function errorDetail(members: [string, JsonTree][]): OrgErrorDetail {
  const fields = member(members, "fields");
  return {
    statusCode: textOf(members, "statusCode") ?? "UNKNOWN_EXCEPTION",
    message: textOf(members, "message") ?? "",
    fields: fields?.kind === "array" ? fields.items.map(({ token }) => token.text) : []
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
