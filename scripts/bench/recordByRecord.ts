import type { Connection } from "jsforce";

/**
 * What a script without the app's automation would do for one deal: close it, read its line items and contact roles, and create the handoff and each of
 * its rows by a call of its own. Returns the API calls that it took.
 */
export async function closeRecordByRecord(connection: Connection, opportunityId: string): Promise<number> {
  await connection.sobject("Opportunity").update({ Id: opportunityId, StageName: "Closed Won" });
  return 1 + (await handOverRecordByRecord(connection, opportunityId));
}

/** The same for a deal that is closed already. */
export async function handOverRecordByRecord(connection: Connection, opportunityId: string): Promise<number> {
  const deal = await connection.sobject("Opportunity").retrieve(opportunityId);
  const lines = await connection.query(
    `SELECT Quantity, TotalPrice, Product2.Name FROM OpportunityLineItem WHERE OpportunityId = '${opportunityId}'`
  );
  const roles = await connection.query(
    `SELECT ContactId, Contact.Name FROM OpportunityContactRole WHERE OpportunityId = '${opportunityId}'`
  );
  const handoff = await create(connection, "Handoff__c", {
    Opportunity__c: opportunityId,
    Account__c: deal["AccountId"]
  });
  for (const line of lines.records)
    await create(connection, "Handoff_Product__c", {
      Handoff__c: handoff,
      Product_Name__c: line["Product2"].Name,
      Users__c: line["Quantity"],
      ARR__c: line["TotalPrice"]
    });
  for (const role of roles.records)
    await create(connection, "Handoff_Stakeholder__c", {
      Handoff__c: handoff,
      Contact__c: role["ContactId"],
      Full_Name__c: role["Contact"].Name
    });
  const reads = 3;
  return reads + 1 + lines.records.length + roles.records.length;
}

async function create(connection: Connection, object: string, fields: Record<string, unknown>): Promise<string> {
  const result = await connection.sobject(object).create(fields);
  if (!result.success) throw new Error(JSON.stringify(result.errors));
  return result.id;
}
