import type { Schema, SObjectSchema } from "../schema/types.ts";

/**
 * The platform's objects that a search looks through without being told to.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_returning.htm
 */
const STANDARD = new Set([
  "Account",
  "Asset",
  "Campaign",
  "Case",
  "Contact",
  "Contract",
  "Event",
  "Lead",
  "Opportunity",
  "Order",
  "Task",
  "User"
]);

/** The objects of a search without RETURNING: custom ones, and the platform's that need not be named. */
export function searchableObjects(schema: Schema): SObjectSchema[] {
  return [...schema.objects()].filter(
    (object) => object.queryable && (object.kind === "custom" || STANDARD.has(object.name))
  );
}
