import { idOf } from "../row.ts";
import type { StandardBehaviour } from "./behaviour.ts";

const COUNTED = [
  "NumberOfContacts",
  "NumberOfConvertedLeads",
  "NumberOfLeads",
  "NumberOfOpportunities",
  "NumberOfResponses",
  "NumberOfWonOpportunities",
  "AmountAllOpportunities",
  "AmountWonOpportunities"
];

/**
 * A campaign begins with two statuses for its members, and with nothing that counts. The statuses are copies of the org's, which tests do not see.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_campaignmemberstatus.htm
 */
export const CAMPAIGN: StandardBehaviour = {
  derive({ object }, rows) {
    for (const { record } of rows.filter(({ old }) => old === null)) {
      for (const field of COUNTED) if (object.field(field) !== undefined) record[field] = 0;
    }
  },

  afterWrite(statement, rows) {
    const statuses = statement.dependencies.schema.object("CampaignMemberStatus");
    const created = rows.filter(({ old }) => old === null);
    if (statement.isolated || statuses === undefined || created.length === 0) return;
    statement.saveAsPlatform(
      "insert",
      statuses,
      created.map(idOf).flatMap((CampaignId) => [
        { CampaignId, Label: "Sent", SortOrder: 1, IsDefault: true, HasResponded: false },
        { CampaignId, Label: "Responded", SortOrder: 2, IsDefault: false, HasResponded: true }
      ])
    );
  }
};
