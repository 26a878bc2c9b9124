import { DealSource } from "./dealSource.ts";
import type { FieldMappings } from "./fieldMappings.ts";
import type { OrgApi } from "./orgApi.ts";
import { CONTACT_ROLE, LINE_ITEM, OPPORTUNITY, TEAM_MEMBER } from "./seedObjects.ts";
import { selectWhereIn } from "./soql.ts";
import { groupBy, textAt, type OrgRecord } from "./values.ts";

/** Reads what the sale holds for some Opportunities that are won, one query for each source object that a mapping reads. */
export async function readSources(
  api: OrgApi,
  mappings: FieldMappings,
  opportunityIds: readonly string[]
): Promise<DealSource[]> {
  const [deals, items, contactRoles, members] = await Promise.all([
    readDeals(api, mappings, opportunityIds),
    readRows(api, mappings, LINE_ITEM, [], "SortOrder NULLS LAST, Id", opportunityIds),
    readRows(api, mappings, CONTACT_ROLE, ["ContactId"], "IsPrimary DESC, Id", opportunityIds),
    readRows(api, mappings, TEAM_MEMBER, ["TeamMemberRole"], "Id", opportunityIds)
  ]);
  return deals.map((deal) => {
    const id = textAt(deal, "Id");
    return new DealSource(deal, items.get(id), contactRoles.get(id), members.get(id));
  });
}

function readDeals(api: OrgApi, mappings: FieldMappings, ids: readonly string[]): Promise<OrgRecord[]> {
  const ownFields = ["Id", "Name", "AccountId", "OwnerId", "Owner.IsActive", "IsWon"];
  const select = selectWhereIn([...ownFields, ...mappings.sourcePaths(OPPORTUNITY)], OPPORTUNITY, "Id", ids);
  return api.query(`${select} AND IsWon = true ORDER BY Id`);
}

async function readRows(
  api: OrgApi,
  mappings: FieldMappings,
  object: string,
  ownFields: readonly string[],
  order: string,
  opportunityIds: readonly string[]
): Promise<Map<string, OrgRecord[]>> {
  const mapped = mappings.sourcePaths(object);
  if (mapped.length === 0) {
    return new Map();
  }
  const fields = ["Id", "OpportunityId", ...ownFields, ...mapped];
  const select = selectWhereIn(fields, object, "OpportunityId", opportunityIds);
  return groupBy(await api.query(`${select} ORDER BY ${order}`), "OpportunityId");
}
