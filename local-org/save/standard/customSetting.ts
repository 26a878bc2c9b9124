import { organizationId } from "../../formula/globals.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { uniqueTogether } from "./uniqueTogether.ts";

const ONE_FOR_EACH = { Hierarchy: uniqueTogether("SetupOwnerId"), List: uniqueTogether("Name") };

/**
 * Custom settings: those of a hierarchy belong to the organization unless a profile or user is named, one for each; those of
 * a list have names of their own.
 */
export const CUSTOM_SETTING: StandardBehaviour = {
  derive(statement, rows) {
    for (const { record } of rows) record["SetupOwnerId"] ??= organizationId(statement.dependencies.store);
  },

  validate(statement, rows) {
    ONE_FOR_EACH[statement.object.customSettingsType ?? "List"].validate?.(statement, rows);
  }
};
