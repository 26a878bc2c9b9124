import type { Connection } from "jsforce";

/** A deal in the making, with its line items, people and team. */
export interface Sale {
  opportunityId: string;
  accountId: string;
  contactIds: string[];
  lineItemIds: string[];
}

export interface SaleValues {
  name: string;
  unitPrice?: number;
  productCode?: string;
  /** What stands before the @ of the owner's user name. */
  owner?: string;
}

const OPEN_STAGE = "Prospecting";
const WON_STAGE = "Closed Won";

/** Creates an open Opportunity with two line items, three contact roles and a team. */
export async function createSale(
  connection: Connection,
  { name, unitPrice = 99.5, productCode = "SKU", owner = "ae" }: SaleValues
): Promise<Sale> {
  const accountId = await createOne(connection, "Account", { Name: name });
  const [bookId = ""] = await idsOf(connection, "SELECT Id FROM Pricebook2 WHERE IsStandard = true");
  await connection.sobject("Pricebook2").update({ Id: bookId, IsActive: true });
  const userIds = await usersByName(connection);
  const opportunityId = await createOne(connection, "Opportunity", {
    Name: name,
    AccountId: accountId,
    OwnerId: userIds.get(owner),
    Pricebook2Id: bookId,
    StageName: OPEN_STAGE,
    CloseDate: "2026-03-31",
    NextStep: "Kick-off in May",
    Description: " Two lines\r\nabout the deal "
  });
  const contactIds = await createMany(connection, "Contact", [
    { AccountId: accountId, FirstName: "Ida", LastName: "Brandt", Email: "ida@example.com", Title: "CFO", Phone: "1" },
    { AccountId: accountId, FirstName: "Per", LastName: "Holm", MobilePhone: "2" },
    { AccountId: accountId, LastName: "Vogel" }
  ]);
  await createMany(connection, "OpportunityContactRole", [
    { OpportunityId: opportunityId, ContactId: contactIds[2], Role: "Evaluator" },
    { OpportunityId: opportunityId, ContactId: contactIds[0], Role: "Decision Maker", IsPrimary: true },
    { OpportunityId: opportunityId, ContactId: contactIds[1], Role: "Other" }
  ]);
  await createMany(connection, "OpportunityTeamMember", [
    { OpportunityId: opportunityId, UserId: userIds.get("se"), TeamMemberRole: "Sales Engineer" },
    { OpportunityId: opportunityId, UserId: userIds.get("csm"), TeamMemberRole: "Account Manager" }
  ]);
  const lineItemIds = [
    await addLineItem(connection, opportunityId, bookId, { productCode, unitPrice, quantity: 25 }),
    await addLineItem(connection, opportunityId, bookId, { productCode: "PLUS", unitPrice: 120.25, quantity: 1 })
  ];
  return { opportunityId, accountId, contactIds, lineItemIds };
}

/** Sets the Opportunity to won, as a seller does; the app's trigger creates its handoff. */
export async function win(connection: Connection, { opportunityId }: Sale): Promise<void> {
  await connection.sobject("Opportunity").update({ Id: opportunityId, StageName: WON_STAGE });
}

/** Adds a new product and its price to an Opportunity. */
export async function addLineItem(
  connection: Connection,
  opportunityId: string,
  pricebookId: string,
  { productCode, unitPrice, quantity }: { productCode: string; unitPrice: number; quantity: number }
): Promise<string> {
  const productId = await createOne(connection, "Product2", {
    Name: `Product ${productCode}`,
    ProductCode: productCode,
    Family: "Suite",
    IsActive: true
  });
  const priceId = await createOne(connection, "PricebookEntry", {
    Pricebook2Id: pricebookId,
    Product2Id: productId,
    UnitPrice: unitPrice,
    IsActive: true
  });
  return createOne(connection, "OpportunityLineItem", {
    OpportunityId: opportunityId,
    PricebookEntryId: priceId,
    Quantity: quantity,
    UnitPrice: unitPrice,
    ServiceDate: "2026-05-01",
    Description: `About ${productCode}`
  });
}

/** Creates a record and returns its id. */
export async function createOne(
  connection: Connection,
  object: string,
  fields: Record<string, unknown>
): Promise<string> {
  const [id = ""] = await createMany(connection, object, [fields]);
  return id;
}

async function createMany(
  connection: Connection,
  object: string,
  records: Record<string, unknown>[]
): Promise<string[]> {
  const results = await connection.sobject(object).create(records, { allOrNone: true });
  return results.map((result) => {
    if (!result.success) {
      throw new Error(`${object}: ${JSON.stringify(result.errors)}`);
    }
    return result.id;
  });
}

async function idsOf(connection: Connection, soql: string): Promise<string[]> {
  return (await connection.query(soql)).records.map(({ Id }) => String(Id));
}

async function usersByName(connection: Connection): Promise<Map<string, string>> {
  const { records } = await connection.query("SELECT Id, Username FROM User WHERE Username LIKE '%@example.com'");
  return new Map(records.map((user) => [String(user["Username"]).replace(/@.*/, ""), String(user["Id"])]));
}
