import type { OpenedOrg } from "../../local-org/openOrg.ts";

export const PRODUCTS_PER_DEAL = 5;
export const CONTACTS_PER_DEAL = 4;

/** Rows of one transaction stay within its limits with this many deals. */
const DEALS_AT_ONCE = 200;

/** Adds Opportunities that are not won, each with its account's contacts as contact roles and line items; returns their ids. */
export function addOpenDeals(org: OpenedOrg, count: number): string[] {
  const known = new Set(openDeals(org));
  for (let done = 0; done < count; done += DEALS_AT_ONCE)
    runApex(org, dealsApex(Math.min(DEALS_AT_ONCE, count - done)));
  return openDeals(org).filter((id) => !known.has(id));
}

/** Wins every Opportunity that is not won. */
export function winOpenDeals(org: OpenedOrg): void {
  for (let open = openDeals(org).length; open > 0; open = openDeals(org).length)
    runApex(
      org,
      `List<Opportunity> deals = [SELECT Id FROM Opportunity WHERE IsWon = FALSE LIMIT ${DEALS_AT_ONCE}];
      for (Opportunity deal : deals) { deal.StageName = 'Closed Won'; }
      update deals;`
    );
}

/** Runs anonymous Apex as the administrator, and what it leaves for later. Throws where it fails. */
export function runApex(org: OpenedOrg, source: string): void {
  org.transact(org.administratorId, (transaction) => {
    const { compileProblem, failure } = org.apex.executeAnonymous(transaction, source);
    const problem = compileProblem ?? failure?.message;
    if (problem !== undefined) throw new Error(problem);
  });
  org.drain();
}

function openDeals(org: OpenedOrg): string[] {
  return org.store.all('SELECT "Id" FROM "Opportunity" WHERE "IsWon" = 0', []).map(({ Id }) => String(Id));
}

function dealsApex(count: number): string {
  return `
    Pricebook2 book = [SELECT Id FROM Pricebook2 WHERE IsStandard = TRUE LIMIT 1];
    book.IsActive = true;
    update book;
    Product2 product = new Product2(Name = 'Platform', IsActive = true);
    insert product;
    PricebookEntry price = new PricebookEntry(
      Pricebook2Id = book.Id, Product2Id = product.Id, UnitPrice = 100, IsActive = true
    );
    insert price;
    Account customer = new Account(Name = 'Customer');
    insert customer;
    List<Contact> people = new List<Contact>();
    for (Integer i = 0; i < ${CONTACTS_PER_DEAL}; i++) {
      people.add(new Contact(AccountId = customer.Id, LastName = 'Person ' + i));
    }
    insert people;
    List<Opportunity> deals = new List<Opportunity>();
    for (Integer i = 0; i < ${count}; i++) {
      deals.add(new Opportunity(
        AccountId = customer.Id, Name = 'Deal ' + i, StageName = 'Prospecting', CloseDate = Date.today(),
        Pricebook2Id = book.Id
      ));
    }
    insert deals;
    List<OpportunityLineItem> lines = new List<OpportunityLineItem>();
    List<OpportunityContactRole> roles = new List<OpportunityContactRole>();
    for (Opportunity deal : deals) {
      for (Integer i = 0; i < ${PRODUCTS_PER_DEAL}; i++) {
        lines.add(new OpportunityLineItem(
          OpportunityId = deal.Id, PricebookEntryId = price.Id, Quantity = i + 1, UnitPrice = 100
        ));
      }
      for (Contact person : people) {
        roles.add(new OpportunityContactRole(OpportunityId = deal.Id, ContactId = person.Id, Role = 'Evaluator'));
      }
    }
    insert lines;
    insert roles;`;
}
