import type { FieldMappings } from "./fieldMappings.ts";
import type { OrgApi } from "./orgApi.ts";
import type { ExistingHandoff } from "./planSeeding.ts";
import { HANDOFF, OWN_FIELDS, PRODUCT, STAKEHOLDER } from "./seedObjects.ts";
import { selectWhereIn } from "./soql.ts";
import { groupBy, textAt, type OrgRecord } from "./values.ts";

/** Reads the Handoffs of some Opportunities with their rows, by Opportunity id. One query, or three where there are any. */
export async function readHandoffs(
  api: OrgApi,
  mappings: FieldMappings,
  opportunityIds: readonly string[]
): Promise<Map<string, ExistingHandoff>> {
  const handoffs = await readObject(api, mappings, HANDOFF, "Opportunity__c", opportunityIds);
  const ids = handoffs.map((handoff) => textAt(handoff, "Id"));
  const [products, stakeholders] = await Promise.all([
    readRows(api, mappings, PRODUCT, ids),
    readRows(api, mappings, STAKEHOLDER, ids)
  ]);
  return new Map(
    handoffs.map((record) => {
      const id = textAt(record, "Id");
      const rows = { products: products.get(id) ?? [], stakeholders: stakeholders.get(id) ?? [] };
      return [textAt(record, "Opportunity__c"), { record, ...rows }];
    })
  );
}

async function readRows(
  api: OrgApi,
  mappings: FieldMappings,
  object: string,
  handoffIds: readonly string[]
): Promise<Map<string, OrgRecord[]>> {
  return groupBy(await readObject(api, mappings, object, "Handoff__c", handoffIds), "Handoff__c");
}

async function readObject(
  api: OrgApi,
  mappings: FieldMappings,
  object: string,
  parentField: string,
  parentIds: readonly string[]
): Promise<OrgRecord[]> {
  if (parentIds.length === 0) {
    return [];
  }
  const mapped = mappings.targetFields(object).map(({ name }) => name);
  const fields = ["Id", ...(OWN_FIELDS.get(object) ?? []), ...mapped];
  return api.query(`${selectWhereIn(fields, object, parentField, parentIds)} ORDER BY Id`);
}
