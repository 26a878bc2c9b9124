import { errorCode } from "../org/errors.ts";
import { SeedError } from "./errors.ts";
import { FieldMappings, resolveMappings, type MappingRecord, type RoleMappings } from "./fieldMappings.ts";
import * as messages from "./messages.ts";
import type { ObjectDescribes } from "./objectDescribes.ts";
import type { OrgApi } from "./orgApi.ts";
import { textAt, type OrgRecord } from "./values.ts";

/** The mappings of an org, and whether its settings let handoffs be filled. */
export interface OrgMappings {
  mappings: FieldMappings;
  seedsHandoffs: boolean;
}

/**
 * Reads the active mappings and checks them against the org. Where seeding is switched off there are none.
 *
 * @throws SeedError where the org has no mappings that the user may read
 */
export async function readMappings(api: OrgApi, describes: ObjectDescribes): Promise<OrgMappings> {
  await describes.requireApp();
  const [settings, fields, roles] = await Promise.all([
    read(
      api,
      "Handoff_Setting__mdt",
      "SELECT Seeds_Handoffs__c FROM Handoff_Setting__mdt WHERE DeveloperName = 'Default'"
    ),
    read(api, "Handoff_Field_Mapping__mdt", FIELD_MAPPINGS),
    read(api, "Handoff_Role_Mapping__mdt", ROLE_MAPPINGS)
  ]);
  const seedsHandoffs = settings[0]?.["Seeds_Handoffs__c"] !== false;
  const roleMappings = toRoleMappings(roles);
  const mappings = seedsHandoffs
    ? await resolveMappings(fields.map(toMappingRecord), roleMappings, describes)
    : new FieldMappings(roleMappings);
  return { mappings, seedsHandoffs };
}

const FIELD_MAPPINGS =
  "SELECT DeveloperName, Target_Object__c, Target_Field__c, Source_Object__c, Source_Field__c, Source_Role__c, " +
  "Constant_Value__c, Conversion__c, Sort_Order__c FROM Handoff_Field_Mapping__mdt WHERE Is_Active__c = true";
const ROLE_MAPPINGS =
  "SELECT DeveloperName, Source_Role__c, Target_Role__c FROM Handoff_Role_Mapping__mdt WHERE Is_Active__c = true " +
  "ORDER BY DeveloperName";

async function read(api: OrgApi, type: string, soql: string): Promise<OrgRecord[]> {
  try {
    return await api.query(soql);
  } catch (error) {
    if (errorCode(error) === "INVALID_TYPE") {
      throw new SeedError(messages.appMissing(type));
    }
    throw error;
  }
}

function toMappingRecord(record: OrgRecord): MappingRecord {
  const order = record["Sort_Order__c"];
  return {
    DeveloperName: textAt(record, "DeveloperName"),
    Target_Object__c: textOrNull(record, "Target_Object__c"),
    Target_Field__c: textOrNull(record, "Target_Field__c"),
    Source_Object__c: textOrNull(record, "Source_Object__c"),
    Source_Field__c: textOrNull(record, "Source_Field__c"),
    Source_Role__c: textOrNull(record, "Source_Role__c"),
    Constant_Value__c: textOrNull(record, "Constant_Value__c"),
    Conversion__c: textOrNull(record, "Conversion__c"),
    Sort_Order__c: typeof order === "number" ? order : null
  };
}

function toRoleMappings(records: readonly OrgRecord[]): RoleMappings {
  return new Map(
    records.map((record) => [textAt(record, "Source_Role__c").toLowerCase(), textAt(record, "Target_Role__c")])
  );
}

function textOrNull(record: OrgRecord, field: string): string | null {
  return textAt(record, field) || null;
}
