import type { Connection } from "jsforce";

const ROWS = ["Handoff_Product__c", "Handoff_Stakeholder__c"];

/** What differs between two handoffs of the same deal: ids, numbers and times. */
const OWN_TO_EACH = new Set([
  "Id",
  "Name",
  "Handoff__c",
  "ParentId",
  "Seeded_At__c",
  "Scored_At__c",
  "CreatedDate",
  "LastModifiedDate"
]);
const SYSTEM = new Set(["SystemModstamp", "LastViewedDate", "LastReferencedDate", "LastActivityDate"]);

type Content = Record<string, unknown>;

/** Everything that a handoff holds, with its rows and who has access, but for ids, numbers and times. */
export interface HandoffContents {
  handoff: Content;
  rows: Content[];
  shares: Content[];
}

/** Reads what the handoff of an Opportunity holds. Rows stand in the order in which they were added. */
export async function contentsOf(connection: Connection, opportunityId: string): Promise<HandoffContents> {
  const condition = `Opportunity__c = '${opportunityId}'`;
  const [handoff = {}] = await readAll(connection, "Handoff__c", condition, "Id");
  const rows = await Promise.all(ROWS.map((object) => readAll(connection, object, `Handoff__r.${condition}`, "Name")));
  const shares = await readAll(connection, "Handoff__Share", `Parent.${condition}`, "UserOrGroupId, RowCause");
  return { handoff, rows: rows.flat(), shares };
}

/** The id of the handoff of an Opportunity; undefined where it has none. */
export async function handoffIdOf(connection: Connection, opportunityId: string): Promise<string | undefined> {
  const { records } = await connection.query(`SELECT Id FROM Handoff__c WHERE Opportunity__c = '${opportunityId}'`);
  return records[0]?.Id;
}

/** The records of an object below the handoff of an Opportunity. */
export async function rowsOf(connection: Connection, object: string, opportunityId: string): Promise<Content[]> {
  const fields = await fieldsOf(connection, object);
  const soql = `SELECT ${fields.join(", ")} FROM ${object} WHERE Handoff__r.Opportunity__c = '${opportunityId}' ORDER BY Name`;
  return (await connection.query(soql)).records;
}

async function readAll(connection: Connection, object: string, condition: string, order: string): Promise<Content[]> {
  const fields = await fieldsOf(connection, object);
  const soql = `SELECT ${fields.join(", ")} FROM ${object} WHERE ${condition} ORDER BY ${order}`;
  const { records } = await connection.query(soql);
  return records.map((record) =>
    Object.fromEntries(
      fields.filter((field) => !OWN_TO_EACH.has(field)).map((field) => [field, comparable(field, record[field])])
    )
  );
}

/** The order of the names in Seeded_Values__c means nothing. */
function comparable(field: string, value: unknown): unknown {
  return field === "Seeded_Values__c" && typeof value === "string" ? (JSON.parse(value) as unknown) : value;
}

async function fieldsOf(connection: Connection, object: string): Promise<string[]> {
  const { fields } = await connection.describe(object);
  return fields.map(({ name }) => name).filter((name) => !SYSTEM.has(name));
}
