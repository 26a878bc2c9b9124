import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { RecordValues } from "../../values.ts";
import { standardPricebookId } from "../standard/pricebookEntry.ts";
import { Bookshop } from "./bookshop.ts";

let shop: Bookshop;
let account: string;
let product: string;
let entry: string;
let standardBook: string;

beforeEach(() => {
  shop = new Bookshop();
  account = shop.insertOne("Account", { Name: "Attic Library" });
  product = shop.insertOne("Product2", { Name: "Atlas", ProductCode: "AT", IsActive: true });
  standardBook = String(shop.all("Pricebook2")[0]?.["Id"]);
  entry = shop.insertOne("PricebookEntry", {
    Pricebook2Id: standardBook,
    Product2Id: product,
    UnitPrice: 100,
    IsActive: true
  });
});

const opportunity = (more: RecordValues = {}): string =>
  shop.insertOne("Opportunity", {
    Name: "Reading room",
    AccountId: account,
    StageName: "Prospecting",
    CloseDate: "2026-11-30",
    ...more
  });
const stageOf = (id: string) => {
  const { IsClosed, IsWon, Probability, ForecastCategoryName } = shop.read("Opportunity", id);
  return [IsClosed, IsWon, Probability, ForecastCategoryName];
};

describe("an opportunity's stage", () => {
  it("tells whether it is closed and won, its probability and forecast", () => {
    const id = opportunity();
    assert.deepEqual(stageOf(id), [false, false, 10, "Pipeline"]);
    shop.save("update", "Opportunity", [{ Id: id, StageName: "Closed Won" }]);
    assert.deepEqual(stageOf(id), [true, true, 100, "Closed"]);
    shop.save("update", "Opportunity", [{ Id: id, StageName: "Prospecting" }]);
    assert.deepEqual(stageOf(id), [false, false, 10, "Pipeline"]);
  });

  it("leaves a probability that was chosen", () => {
    assert.equal(stageOf(opportunity({ Probability: 33 }))[2], 33);
  });

  it("may be set by a trigger; triggers see what it means", () => {
    const seen: unknown[] = [];
    shop.triggers.set("Opportunity before insert", ({ newRecords }) => {
      seen.push(newRecords?.[0]?.["IsWon"]);
      for (const record of newRecords ?? []) record["StageName"] = "Closed Won";
    });
    shop.triggers.set("Opportunity after insert", ({ newRecords }) => void seen.push(newRecords?.[0]?.["IsWon"]));
    assert.deepEqual(stageOf(opportunity()), [true, true, 100, "Closed"]);
    assert.deepEqual(seen, [false, true]);
  });
});

describe("line items", () => {
  const item = (more: RecordValues): RecordValues => ({ PricebookEntryId: entry, Quantity: 2, ...more });

  it("take product and price from the entry and make up the amount", () => {
    const id = opportunity({ Amount: 7 });
    const line = shop.insertOne("OpportunityLineItem", item({ OpportunityId: id, Discount: 10 }));
    const { UnitPrice, TotalPrice, Product2Id } = shop.read("OpportunityLineItem", line);
    assert.deepEqual([UnitPrice, TotalPrice, Product2Id], [100, 180, product]);
    const { Amount, HasOpportunityLineItem, TotalOpportunityQuantity, Pricebook2Id } = shop.read("Opportunity", id);
    assert.deepEqual([Amount, HasOpportunityLineItem, TotalOpportunityQuantity], [180, true, 2]);
    assert.equal(Pricebook2Id, standardBook);
  });

  it("follow changes of quantity, price and total", () => {
    const line = shop.insertOne("OpportunityLineItem", item({ OpportunityId: opportunity(), UnitPrice: 50 }));
    shop.save("update", "OpportunityLineItem", [{ Id: line, Quantity: 3 }]);
    assert.equal(shop.read("OpportunityLineItem", line)["TotalPrice"], 150);
    shop.save("update", "OpportunityLineItem", [{ Id: line, TotalPrice: 90 }]);
    assert.equal(shop.read("OpportunityLineItem", line)["UnitPrice"], 30);
  });

  it("find the entry by product in the opportunity's price book", () => {
    const book = shop.insertOne("Pricebook2", { Name: "Schools", IsActive: true });
    const school = shop.insertOne("PricebookEntry", {
      Pricebook2Id: book,
      Product2Id: product,
      UnitPrice: 80,
      IsActive: true
    });
    const id = opportunity({ Pricebook2Id: book });
    const line = shop.insertOne("OpportunityLineItem", { OpportunityId: id, Product2Id: product, Quantity: 1 });
    assert.equal(shop.read("OpportunityLineItem", line)["PricebookEntryId"], school);
    const [other] = shop.save("insert", "OpportunityLineItem", [item({ OpportunityId: id })]);
    assert.match(other?.errors[0]?.message ?? "", /different pricebook/);
  });

  it("keep the amount from being written, and give it free with the last of them", () => {
    const id = opportunity();
    const lines = shop.insert("OpportunityLineItem", item({ OpportunityId: id }), item({ OpportunityId: id }));
    shop.save("update", "Opportunity", [{ Id: id, Amount: 1 }]);
    assert.equal(shop.read("Opportunity", id)["Amount"], 400);
    shop.save("delete", "OpportunityLineItem", [{ Id: String(lines[0]) }]);
    assert.equal(shop.read("Opportunity", id)["Amount"], 200);
    shop.save("delete", "OpportunityLineItem", [{ Id: String(lines[1]) }]);
    assert.equal(shop.read("Opportunity", id)["HasOpportunityLineItem"], false);
    shop.save("update", "Opportunity", [{ Id: id, Amount: 1 }]);
    assert.equal(shop.read("Opportunity", id)["Amount"], 1);
  });

  it("of many opportunities total them in one save, through their triggers", () => {
    const ids = shop.insert(
      "Opportunity",
      ...Array.from({ length: 40 }, () => ({ Name: "O", StageName: "Prospecting", CloseDate: "2026-01-01" }))
    );
    shop.triggers.set("Opportunity after update", () => undefined);
    shop.insert(
      "OpportunityLineItem",
      ...ids.flatMap((id) => Array.from({ length: 5 }, () => item({ OpportunityId: id })))
    );
    assert.deepEqual(shop.events, ["Opportunity after update 40"]);
    assert.equal(shop.read("Opportunity", String(ids[39]))["Amount"], 1000);
  });

  it("need an entry, and not both prices", () => {
    const id = opportunity();
    const results = shop.save("insert", "OpportunityLineItem", [
      { OpportunityId: id, Quantity: 1 },
      item({ OpportunityId: id, UnitPrice: 1, TotalPrice: 2 })
    ]);
    assert.deepEqual(
      results.map(({ errors }) => errors[0]?.fields),
      [["PricebookEntryId"], []]
    );
  });
});

describe("price book entries", () => {
  it("need a standard price first, and are one for each product and book", () => {
    const other = shop.insertOne("Product2", { Name: "Globe" });
    const book = shop.insertOne("Pricebook2", { Name: "Schools" });
    const results = shop.save("insert", "PricebookEntry", [
      { Pricebook2Id: book, Product2Id: other, UnitPrice: 1 },
      { Pricebook2Id: standardBook, Product2Id: product, UnitPrice: 1 },
      { Pricebook2Id: book, Product2Id: product, UseStandardPrice: true }
    ]);
    assert.deepEqual(
      results.map(({ errors }) => errors[0]?.statusCode),
      ["STANDARD_PRICE_NOT_DEFINED", "DUPLICATE_VALUE", undefined]
    );
    assert.equal(shop.read("PricebookEntry", String(results[2]?.id))["UnitPrice"], 100);
    shop.save("update", "PricebookEntry", [{ Id: entry, UnitPrice: 120 }]);
    assert.equal(shop.read("PricebookEntry", String(results[2]?.id))["UnitPrice"], 120);
  });

  it("know the standard price book", () => {
    const { schema, store } = shop;
    const security = { invalidate: () => undefined } as never;
    assert.equal(standardPricebookId({ schema, store, security }), standardBook);
  });
});

describe("contact roles", () => {
  it("have one primary; it is the opportunity's contact", () => {
    const [ann, ben] = shop.insert("Contact", { LastName: "Ann" }, { LastName: "Ben" });
    const id = opportunity({ ContactId: String(ann) });
    const [first] = shop.all("OpportunityContactRole");
    assert.deepEqual([first?.["ContactId"], first?.["IsPrimary"]], [ann, 1]);
    shop.insertOne("OpportunityContactRole", { OpportunityId: id, ContactId: String(ben), IsPrimary: true });
    assert.deepEqual(
      shop.all("OpportunityContactRole").map(({ ContactId, IsPrimary }) => [ContactId, IsPrimary]),
      [
        [ann, 0],
        [ben, 1]
      ]
    );
    assert.equal(shop.read("Opportunity", id)["ContactId"], ben);
  });
});

describe("opportunity teams", () => {
  it("name each user once, who may read unless said otherwise", () => {
    const member = { OpportunityId: opportunity(), UserId: shop.user.userId, TeamMemberRole: "Sales Rep" };
    const results = shop.save("insert", "OpportunityTeamMember", [member, member]);
    assert.deepEqual(
      results.map(({ errors }) => errors[0]?.statusCode),
      [undefined, "DUPLICATE_VALUE"]
    );
    assert.equal(shop.read("OpportunityTeamMember", String(results[0]?.id))["OpportunityAccessLevel"], "Read");
  });
});

describe("deleting an account", () => {
  it("takes its opportunities along, with what hangs on them", () => {
    const id = opportunity();
    const line = shop.insertOne("OpportunityLineItem", { OpportunityId: id, PricebookEntryId: entry, Quantity: 1 });
    const [result] = shop.save("delete", "Account", [{ Id: account }]);
    assert.deepEqual(result?.errors, []);
    assert.equal(shop.read("Opportunity", id)["IsDeleted"], true);
    assert.equal(shop.read("OpportunityLineItem", line)["IsDeleted"], true);
  });
});

describe("campaigns", () => {
  it("begin with two statuses for their members", () => {
    const CampaignId = shop.insertOne("Campaign", { Name: "Fair" });
    const statuses = shop.store.readWhere(shop.object("CampaignMemberStatus"), "CampaignId", [CampaignId]);
    assert.deepEqual(
      statuses.map(({ Label, IsDefault, HasResponded }) => [Label, IsDefault, HasResponded]),
      [
        ["Sent", true, false],
        ["Responded", false, true]
      ]
    );
  });
});
