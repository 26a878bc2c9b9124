import type { OrgApi } from "./orgApi.ts";
import { textAt } from "./values.ts";

/** Which won Opportunities are meant; without any choice, those without a Handoff. */
export interface Choice {
  opportunity?: string;
  where?: string;
  since?: string;
}

/** An Opportunity to seed. */
export interface Deal {
  id: string;
  name: string;
}

/** The query for the won Opportunities that are meant. */
export function wonOpportunitiesQuery({ opportunity, where, since }: Choice): string {
  const chosen = [
    ...(opportunity === undefined ? [] : [`Id = '${opportunity}'`]),
    ...(since === undefined ? [] : [`CloseDate >= ${since}`]),
    ...(where === undefined ? [] : [`(${where})`])
  ];
  const withoutHandoff = "Id NOT IN (SELECT Opportunity__c FROM Handoff__c WHERE Opportunity__c != null)";
  const conditions = ["IsWon = true", ...(chosen.length === 0 ? [withoutHandoff] : chosen)];
  return `SELECT Id, Name FROM Opportunity WHERE ${conditions.join(" AND ")} ORDER BY Id`;
}

/** Reads the won Opportunities that are meant. */
export async function findWonOpportunities(api: OrgApi, choice: Choice): Promise<Deal[]> {
  const records = await api.query(wonOpportunitiesQuery(choice));
  return records.map((record) => ({ id: textAt(record, "Id"), name: textAt(record, "Name") }));
}
